"""The complete Learner of the fastai book's chapter "A fastai Learner from Scratch".

To be read in this order: data, loader, transforms (images into batches); modules, layers (models); losses,
optimizer, learner (training); callbacks, schedules (everything that is not the loop).
"""

from reference.callbacks import SetupLearnerCB, TrackResults
from reference.data import Dataset, collate, image_files, labels_of, split_by_folder
from reference.layers import AdaptivePool, ConvLayer, Linear, Sequential, simple_cnn
from reference.learner import Callback, CancelFitException, DataLoaders, Learner
from reference.loader import DataLoader
from reference.losses import cross_entropy, log_softmax, logsumexp, nll
from reference.modules import Module, Parameter
from reference.optimizer import SGD
from reference.schedules import CosineOneCycle, LRFinder, OneCycle
from reference.toy import toy_learner
from reference.transforms import Normalize, default_device, imagenet_stats, tfm_x, to_device, to_nchw

__all__ = [
    "SGD",
    "AdaptivePool",
    "Callback",
    "CancelFitException",
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
    "simple_cnn",
    "split_by_folder",
    "tfm_x",
    "to_device",
    "to_nchw",
    "toy_learner",
]
