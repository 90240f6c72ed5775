# right: its own imports, a base class of the student's, a property, and pixels read with asarray
from functools import cached_property

from PIL import Image as Picture
from torch import as_tensor, from_numpy


class Files:
    def __init__(self, files, vocab, size=64):
        self.__dict__.update(files=list(files), vocab=vocab, size=size)

    def __len__(self):
        return len(self.files)


class ImageDataset(Files):
    @cached_property
    def numbers(self):
        return dict(zip(self.vocab, range(len(self.vocab))))

    def __getitem__(self, i):
        *_, label, _name = (fn := self.files[i]).parts
        with Picture.open(fn) as im:
            square = im.convert("RGB").resize((self.size,) * 2, Picture.BOX)
        return from_numpy(np.asarray(square) / np.float32(255.0)), as_tensor(self.numbers[label])
