"""Hidden checks of q08: many files, other folders, and "train" where it means nothing."""

from autograder.checking import required
from checks.q08.probes import MEANINGS, judge_split  # noqa: F401

LABELS = ["n01440764", "n02102040", "n02979186", "n03000684", "n03028079"]


def drawn(random, tops, splits, labels, n):
    return [
        f"{random.choice(tops)}/{random.choice(splits)}/{random.choice(labels)}/{i}.JPEG"
        for i in random.sample(range(1000), n)
    ]


@required
def test_many_files(student):
    "files in any order"
    paths = drawn(student.random, ["imagenette"], ["train", "val"], LABELS, 40)
    paths += ["imagenette/train/n01440764/first.JPEG", "imagenette/val/n01440764/last.JPEG"]
    judge_split(student, paths, tried="split_by_folder(files)   # 42 files")


def test_absolute_paths(student):
    "paths with many folders above, one of them called train"
    tops = ["/data/train/imagenette", "/home/me/val", "/srv/train"]
    paths = drawn(student.random, tops, ["train", "val"], LABELS, 12)
    paths += [f"{tops[0]}/val/n01440764/first.JPEG", f"{tops[1]}/train/n01440764/last.JPEG"]
    judge_split(
        student,
        paths,
        tried="split_by_folder(files)   # files below /data/train, /home/me/val and /srv/train",
    )


def test_other_folders(student):
    "files in a third folder are not in train"
    paths = drawn(student.random, ["data"], ["train", "val", "test", "train2", "pretrain"], LABELS, 14)
    paths += ["data/test/owl/1.JPEG", "data/train2/owl/2.JPEG", "data/train/owl/3.JPEG"]
    judge_split(
        student, paths, tried="split_by_folder(files)   # folders train, val, test, train2 and pretrain"
    )


def test_class_called_train(student):
    "a class may be called train or val"
    paths = drawn(student.random, ["toys"], ["train", "val"], ["train", "val", "car"], 12)
    paths += ["toys/val/train/a.JPEG", "toys/train/val/b.JPEG"]
    judge_split(student, paths, tried="split_by_folder(files)   # classes called train, val and car")


def test_a_single_file(student):
    "a single file"
    judge_split(student, [f"train/cat/{student.random.randrange(99)}.JPEG"])
    judge_split(student, [f"val/cat/{student.random.randrange(99)}.JPEG"])
