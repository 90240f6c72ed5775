"""Where the reference holds the answer to an exercise: what is taken away while that exercise is graded.

An exercise that is not named here has no answer in the reference. `tests/attacks/` has the ways to get at it.
"""

from __future__ import annotations

LOSSES = [
    f"reference.losses:{name}" for name in ("logsumexp", "log_softmax", "cross_entropy", "nll", "_row_max")
]

ELSEWHERE = {
    "q01": ["reference.data:image_files"],
    "q06": ["reference.data:Dataset"],
    "q07": ["reference.data:Dataset"],
    "q08": ["reference.data:split_by_folder"],
    "q14": ["reference.transforms:to_nchw"],
    "q19": ["reference.layers:ConvLayer"],
    "q20": ["reference.layers:Sequential"],
    "q22": LOSSES,
    "q23": LOSSES,
    "q25": ["reference.callbacks:TrackResults"],
    "q31": ["reference.callbacks:TrackResults"],
    "q33": ["reference.schedules:LRFinder"],
    "q34": ["reference.schedules:OneCycle", "reference.schedules:CosineOneCycle"],
}
"""What an answer could only go and fetch. One that does is refused."""

PROVIDED = {
    "q15": ["reference.modules:Module.parameters"],
    "q26": ["reference.learner:Learner.__call__"],
    "q28": ["reference.learner:Learner.fit"],
    "q29": ["reference.learner:Learner.one_batch"],
    "q32": ["reference.modules:Module.to"],
}
"""What the notebook itself provides. To call it is a mistake like others, and for a check to tell."""


def held(exercise_id: str) -> list[str]:
    """The parts of the reference, such as "reference.losses:logsumexp", that hold the answer to this exercise."""
    return ELSEWHERE.get(exercise_id, []) + PROVIDED.get(exercise_id, [])
