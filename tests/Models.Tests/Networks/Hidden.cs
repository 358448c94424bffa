namespace GeoDL.Typed.Models.Tests.Networks;

[Irreps("6x0e + 3x1o + 2x1e + 2x2e")]
public readonly ref partial struct Hidden;
