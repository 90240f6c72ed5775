# right: by way of a tensor, whose shape is a torch.Size
def image_shape(fn):
    t = torch.from_numpy(np.array(Image.open(str(fn))))
    if len(t.shape) == 2:
        t = t[:, :, None]
    print(t.shape)
    return t.shape
