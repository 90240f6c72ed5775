# right: a torch mask made by a helper, where() and parents
def mask_of(files):
    return torch.tensor([f.parents[1].name == "train" for f in files])


def split_by_folder(files):
    keep = mask_of(files)
    return L(files[i] for i in torch.where(keep)[0]), L(files[i] for i in torch.where(~keep)[0])
