# wrong (test_colour_photo): a tensor of numbers
# says: This is a Tensor\. It should be a tuple
def image_shape(fn):
    im = Image.open(fn)
    return torch.tensor([im.height, im.width, len(im.getbands())])
