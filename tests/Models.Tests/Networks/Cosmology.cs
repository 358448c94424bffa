namespace GeoDL.Typed.Models.Tests.Networks;

[Irreps("omegaM: 0e + sigma8: 0e")]
public readonly ref partial struct Cosmology;
