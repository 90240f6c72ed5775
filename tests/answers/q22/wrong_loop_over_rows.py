# wrong (test_any_number_of_dimensions): a loop over the rows of a matrix
# says: Rows lie along the last dimension
def logsumexp(x):
    out = []
    for row in x:
        m = row.max()
        out.append(m + (row - m).exp().sum().log())
    return torch.stack(out)
