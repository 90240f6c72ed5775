# right: a loop that splits the lines itself
def words_in_lines(poem):
    counts = []
    for line in poem.split("\n"):
        if line:
            counts.append(len(line.split()))
    return counts
