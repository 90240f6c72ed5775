"""The training loop: which events come when, what a batch does, and how a fit ends."""

import copy
import pickle

import pytest
import torch
import torch.nn.functional as F

from reference import SGD, Callback, CancelFitException, DataLoader, DataLoaders, Learner, cross_entropy

EVENTS = ["before_fit", "before_epoch", "before_batch", "after_batch", "after_epoch", "after_fit"]


class Log:
    """Notes each event, with what the learner was doing. No base class is needed."""

    def __init__(self):
        self.seen = []

    def note(self, name):
        epoch, num = getattr(self.learner, "epoch", None), getattr(self.learner, "num", None)
        where = {"fit": (), "epoch": (epoch,), "batch": (epoch, num)}[name.split("_")[1]]
        training = () if name.endswith("fit") else (self.learner.model.training,)
        self.seen.append((name, *training, *where))


for event in EVENTS:
    setattr(Log, event, lambda self, name=event: self.note(name))


def names(log):
    return [name for name, *_ in log.seen]


def make_learner(model, batches, cbs=(), **kwargs):
    kwargs = {"loss_func": cross_entropy, "lr": 0.1} | kwargs
    return Learner(model, DataLoaders(batches[:2], batches[2:]), cbs=cbs, **kwargs)


def at(event, action):
    """A callback that calls action(callback) at an event."""
    return type("At", (Callback,), {event: lambda self: action(self)})()


def cancel(_):
    raise CancelFitException


def test_events_come_in_order(model, batches):
    log = Log()
    make_learner(model, batches, [log]).fit(2)
    expected = [("before_fit",)]
    for epoch in range(2):
        for training, n in [(True, 2), (False, 1)]:
            expected.append(("before_epoch", training, epoch))
            for num in range(n):
                expected += [("before_batch", training, epoch, num), ("after_batch", training, epoch, num)]
            expected.append(("after_epoch", training, epoch))
    assert log.seen == [*expected, ("after_fit",)]


def test_no_epochs_is_a_fit_with_nothing_in_it(model, batches):
    log = Log()
    make_learner(model, batches, [log]).fit(0)
    assert names(log) == ["before_fit", "after_fit"]


def test_callbacks_are_called_in_order_and_only_where_they_have_the_method(model, batches):
    seen = []
    cbs = [at("before_fit", lambda _, i=i: seen.append(i)) for i in range(3)]
    cbs.insert(1, Callback())
    learn = make_learner(model, batches, cbs)
    learn("before_fit")
    learn("no_such_event")
    assert seen == [0, 1, 2]


def test_training_is_gradient_descent(model, batches):
    weights = [p.detach().clone().requires_grad_() for p in model.parameters()]
    make_learner(model, batches, lr=0.3).fit(3)
    opt = torch.optim.SGD(weights, lr=0.3)
    for _ in range(3):
        for xb, yb in batches[:2]:
            opt.zero_grad()
            F.cross_entropy(F.linear(xb, *weights), yb).backward()
            opt.step()
    for p, weight in zip(model.parameters(), weights, strict=True):
        assert torch.allclose(p, weight, atol=1e-6)


def test_validation_predicts_but_changes_neither_weights_nor_gradients(model, batches):
    learn = make_learner(model, batches)
    learn.fit(1)
    before = [(p.detach().clone(), p.grad.clone()) for p in model.parameters()]
    learn.one_epoch(False)
    for p, (weight, grad) in zip(model.parameters(), before, strict=True):
        assert torch.equal(p, weight) and torch.equal(p.grad, grad)
    xb, yb = batches[2]
    assert torch.equal(learn.preds, model(xb))
    assert torch.equal(learn.loss, cross_entropy(model(xb), yb))
    assert model.training is False


def test_after_batch_finds_batch_preds_and_loss(model, batches):
    seen = []
    keep = at("after_batch", lambda cb: seen.append((cb.batch, cb.preds.shape, cb.loss.shape)))
    make_learner(model, batches, [keep]).fit(1)
    assert all(batch is expected for (batch, _, _), expected in zip(seen, batches, strict=True))
    assert [shapes for _, *shapes in seen] == [[(n, 2), ()] for n in (4, 4, 1)]


def test_before_batch_may_replace_the_batch(model, batches):
    def double(cb):
        xb, yb = cb.batch
        cb.learner.batch = (2 * xb, yb)

    learn = make_learner(model, batches, [at("before_batch", double)])
    learn.fit(1)
    assert torch.equal(learn.preds, model(2 * batches[2][0]))


def test_before_fit_may_set_the_learning_rate(model, batches):
    def set_lr(cb):
        cb.learner.lr = 0.7

    learn = make_learner(model, batches, [at("before_fit", set_lr)])
    learn.fit(1)
    assert learn.opt.lr == 0.7


def test_the_optimizer_is_made_anew_for_each_fit_by_opt_func(model, batches):
    made = []

    def opt_func(params, lr):
        made.append(SGD(params, lr, wd=0.1))
        return made[-1]

    learn = make_learner(model, batches, opt_func=opt_func, lr=0.2)
    learn.fit(1)
    learn.fit(2)
    assert len(made) == 2 and learn.opt is made[1]
    assert [id(p) for p in made[0].params] == [id(p) for p in model.parameters()]
    assert made[0].lr == 0.2
    assert learn.n_epochs == 2


@pytest.mark.parametrize("event", ["before_epoch", "before_batch", "after_batch", "after_epoch"])
def test_cancelling_ends_the_fit_quietly_with_after_fit(model, batches, event):
    log = Log()
    make_learner(model, batches, [log, at(event, cancel)]).fit(3)
    assert names(log).count(event) == 1
    assert names(log)[-2:] == [event, "after_fit"]


def test_cancelling_in_validation_ends_the_whole_fit(model, batches):
    log = Log()
    stop = at("before_batch", lambda cb: None if cb.model.training else cancel(cb))
    make_learner(model, batches, [log, stop]).fit(3)
    assert log.seen[-2:] == [("before_batch", False, 0, 0), ("after_fit",)]


def test_a_cancelled_batch_is_not_trained_on(model, batches):
    before = model.lin.w.detach().clone()
    make_learner(model, batches, [at("before_batch", cancel)]).fit(1)
    assert model.n_runs == 0
    assert torch.equal(model.lin.w, before)


@pytest.mark.parametrize("error", [ValueError, StopIteration, AttributeError, KeyboardInterrupt])
@pytest.mark.parametrize("event", ["before_fit", "after_batch"])
def test_any_other_exception_of_a_callback_reaches_the_caller(model, batches, event, error):
    def fail(_):
        raise error("mine")

    with pytest.raises(error, match="mine"):
        make_learner(model, batches, [at(event, fail)]).fit(1)


def test_a_fit_can_follow_one_that_was_cancelled_with_workers_at_work(model):
    items = [(torch.randn(3), torch.tensor(i % 2)) for i in range(40)]
    dls = DataLoaders(DataLoader(items, bs=2, n_workers=2), DataLoader(items, bs=8, n_workers=1))
    log = Log()
    learn = Learner(model, dls, cross_entropy, 0.1, [log])
    learn.cbs = [log, at("after_batch", cancel)]
    learn.fit(1)
    learn.cbs = [log]
    log.seen.clear()
    learn.fit(1)
    assert names(log).count("after_batch") == 20 + 5
    dls.train.close()
    dls.valid.close()


def test_nothing_is_printed_where_there_is_no_terminal(model, batches, capfd):
    make_learner(model, batches).fit(1)
    assert capfd.readouterr() == ("", "")


def test_a_callback_looks_up_on_its_learner_what_it_lacks(model, batches):
    cb = Callback()
    learn = make_learner(model, batches, [cb])
    assert cb.learner is learn and cb.model is model
    cb.lr = "its own"
    assert cb.lr == "its own" and learn.lr == 0.1
    learn.lr = 0.2
    assert Callback.__getattr__(cb, "lr") == 0.2
    assert {"model", "fit", "learner"} <= set(dir(cb))
    with pytest.raises(AttributeError, match="no_such_thing"):
        cb.no_such_thing  # noqa: B018


@pytest.mark.parametrize("copied", [copy.copy, copy.deepcopy, lambda o: pickle.loads(pickle.dumps(o))])
def test_a_callback_without_a_learner_can_be_copied_and_asked(copied):
    cb = copied(Callback())
    with pytest.raises(AttributeError):
        cb.model  # noqa: B018


def test_a_copied_learner_trains_a_model_of_its_own(model, batches):
    other = copy.deepcopy(make_learner(model, batches, [Log()]))
    before = model.lin.w.detach().clone()
    other.fit(1)
    assert other.cbs[0].learner is other
    assert torch.equal(model.lin.w, before)
    assert not torch.equal(other.model.lin.w, before)


def test_a_single_callback_outside_a_list_is_an_error(model, batches):
    with pytest.raises(TypeError, match="not iterable"):
        make_learner(model, batches, Callback())
