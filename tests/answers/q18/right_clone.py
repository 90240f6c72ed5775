# right: works in place on a copy
class Double(Module):
    def forward(self, x: torch.Tensor) -> torch.Tensor:
        out = x.clone()
        out *= 2
        return out


double = Double()
double.hook = lambda result, args: print(result)
double(torch.ones(2))
