"""`make train`: the chapter's model, trained on a folder of images. It uses the chapter's files and adds no idea to them."""
