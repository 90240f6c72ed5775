# right: PIL's size turned round, and a lambda
image_shape = lambda fn: (lambda im: (*im.size[::-1], len(im.getbands())))(Image.open(fn))
