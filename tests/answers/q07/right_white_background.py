# right: puts transparent images on white first, bicubic, reads bytes
def load_rgb(fn, size=64):
    im = Image.open(str(fn))
    if im.mode in ("RGBA", "LA", "PA"):
        paper = Image.new("RGBA", im.size, "white")
        im = Image.alpha_composite(paper, im.convert("RGBA"))
    im = im.convert("RGB").resize((size, size), Image.BICUBIC)
    print(fn.name, im.size)
    return torch.frombuffer(bytearray(im.tobytes()), dtype=torch.uint8).reshape(size, size, 3) / 255
