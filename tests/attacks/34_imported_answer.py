# q22: import the answer
# says: takes something from 'reference'
from reference.losses import logsumexp
