"""The complete Learner of the fastai book's chapter "A fastai Learner from Scratch".

Read it in this order: data, show, loader, transforms (images into batches); modules, layers (models); losses,
optimizer, learner (training); callbacks, schedules, cancelling (everything that is not the loop). The chapter's
own cells run on it; where a file does something differently, a comment there says so. `training/` is a command
that trains on a folder of images, and no part of the chapter.
"""

from reference.callbacks import SetupLearnerCB, TrackResults
from reference.cancelling import CancelBatchException, CancelEpochException, CancellingLearner
from reference.data import Dataset, collate, image_files, labels_of, split_by_folder
from reference.layers import AdaptivePool, ConvLayer, Linear, Sequential, simple_cnn
from reference.learner import Callback, CancelFitException, DataLoaders, Learner
from reference.loader import DataLoader
from reference.losses import cross_entropy, log_softmax, logsumexp, nll
from reference.modules import Module, Parameter
from reference.optimizer import SGD
from reference.schedules import CosineOneCycle, LRFinder, OneCycle
from reference.show import show_image
from reference.toy import toy_learner
from reference.transforms import Normalize, default_device, imagenet_stats, tfm_x, to_device, to_nchw

__all__ = [
    "SGD",
    "AdaptivePool",
    "Callback",
    "CancelBatchException",
    "CancelEpochException",
    "CancelFitException",
    "CancellingLearner",
    "ConvLayer",
    "CosineOneCycle",
    "DataLoader",
    "DataLoaders",
    "Dataset",
    "LRFinder",
    "Learner",
    "Linear",
    "Module",
    "Normalize",
    "OneCycle",
    "Parameter",
    "Sequential",
    "SetupLearnerCB",
    "TrackResults",
    "collate",
    "cross_entropy",
    "default_device",
    "image_files",
    "imagenet_stats",
    "labels_of",
    "log_softmax",
    "logsumexp",
    "nll",
    "show_image",
    "simple_cnn",
    "split_by_folder",
    "tfm_x",
    "to_device",
    "to_nchw",
    "toy_learner",
]
