# wrong (test_stages): right in shape, and no ResNet at all
# says: The number of .*x.* convolutions that make .* channels
def resnet18(n_classes=10):
    return Sequential(ConvLayer(3, 64), AdaptivePool(), Linear(64, n_classes))
