# right: shifts each row, then the formula, with a loop over the items and prints
def log_softmax(x):
    shifted = x - x.max(dim=-1, keepdim=True)[0]
    return shifted - shifted.exp().sum(dim=-1, keepdim=True).log()


def cross_entropy(logits, targets):
    losses = []
    for row, target in zip(logits, targets):
        losses.append(-log_softmax(row)[target])
    print(len(losses), "items")
    return sum(losses) / len(losses)
