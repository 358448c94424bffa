using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Attack;

/// <summary>Arithmetic of features, and what all feature types can do.</summary>
internal static class Arithmetic
{
    public static IEnumerable<OperationKind> All { get; } =
    [
        new("Add", 6, d => Same(d, "+")),
        new("Subtract", 4, d => Same(d, "-")),
        new("Negate", 2, d => Feature(d) is { } x ? d.Add("Negate", Fresh(x), static o => $"-{o[0]}", x) : null),
        new(
            "ScaleByNumber",
            3,
            static d =>
                Feature(d) is { } x
                    ? d.Add(
                        "ScaleByNumber",
                        Fresh(x),
                        d.Pick<Func<string[], string>>([
                            static o => $"0.5 * {o[0]}",
                            static o => $"{o[0]} * scale",
                            static o => $"({o[0]} * (1 + steps))",
                        ]),
                        x
                    )
                    : null
        ),
        new(
            "DivideByNumber",
            2,
            d => Feature(d) is { } x ? d.Add("DivideByNumber", Fresh(x), static o => $"{o[0]} / 1.5", x) : null
        ),
        new("ScaleByScalars", 5, Scale),
        new("MultiplyScalars", 3, MultiplyScalars),
        new("ScaleByPseudoScalars", 8, Mirror),
        new("MultiplyPseudoScalars", 6, MultiplyPseudoScalars),
        new("DivideByScalars", 3, Divide),
        new("Member", 5, Member),
        new("Select", 4, Select),
        new("SelectRange", 3, SelectRange),
        new("Concat", 4, Concat),
        new("SoftNorm", 4, d => Norm(d, "SoftNorm", d.Chance(0.5) ? "" : "1e-3")),
        new("BoundedNorm", 2, d => Norm(d, "BoundedNorm", "1e-2")),
        new("SquaredNorm", 3, d => Norm(d, "SquaredNorm", "")),
        new("Inner", 4, Inner),
        new("SumOverCopies", 3, d => OverCopies(d, "SumOverCopies")),
        new("MeanOverCopies", 3, d => OverCopies(d, "MeanOverCopies")),
        new("Zeros", 1, Zeros),
        new("From", 4, From),
        new("ToFeatures", 3, ToFeatures),
        new("ScalarBlock", 4, d => Block(d, isEven: true)),
        new("PseudoScalarBlock", 12, d => d.Group.HasParity ? Block(d, isEven: false) : null),
        new("Counts", 2, Counts),
        new(
            "ShiftScalars",
            3,
            d =>
                d.Find(static v => v.Kind == ValueKind.Scalars) is { } x
                    ? d.Add(
                        "ShiftScalars",
                        Fresh(x),
                        d.Pick<Func<string[], string>>([
                            static o => $"{o[0]} + 1.5",
                            static o => $"0.5 - {o[0]}",
                            static o => $"{o[0]} - 0.25",
                            static o => $"2.0 + {o[0]}",
                        ]),
                        x
                    )
                    : null
        ),
        new(
            "Map",
            3,
            d =>
                d.Find(static v => v.Kind == ValueKind.Scalars) is { } x
                    ? d.Add("Map", Fresh(x), Lambda(d, "Map", null), x)
                    : null
        ),
        new(
            "MapOdd",
            4,
            d =>
                d.Find(static v => v.Kind == ValueKind.PseudoScalars) is { } x
                    ? d.Add("MapOdd", Fresh(x), Lambda(d, "MapOdd", Parity.Odd), x)
                    : null
        ),
        new(
            "MapEven",
            4,
            d =>
                d.Find(static v => v.Kind == ValueKind.PseudoScalars) is { } x
                    ? d.Add("MapEven", d.Scalars(x.Signature!.Dim, x.Base), Lambda(d, "MapEven", Parity.Even), x)
                    : null
        ),
    ];

    /// <summary>A value of the same type on the same rows.</summary>
    public static ProgramValue Fresh(ProgramValue x) => x with { Name = string.Empty };

    public static ProgramValue? Feature(Draft d) => d.Find(static v => v.IsFeature);

    private static ProgramValue? Same(Draft d, string sign)
    {
        if (Feature(d) is not { } x || d.Find(v => v.IsLike(x)) is not { } y)
            return null;
        return d.Add(sign == "+" ? "Add" : "Subtract", Fresh(x), o => $"{o[0]} {sign} {o[1]}", x, y);
    }

    private static bool Fits(ProgramValue factor, ProgramValue x)
    {
        int count = factor.Signature!.Dim;
        Irreps merged = x.Signature!.Canonical.Irreps;
        return factor.Base == x.Base && (count == 1 || count == merged.NumIrreps || merged.All(b => b.Mul == count));
    }

    private static ProgramValue? Scale(Draft d)
    {
        if (
            d.Find(static v => v.IsFeature && v.Kind is not (ValueKind.Scalars or ValueKind.PseudoScalars)) is not { } x
            || d.Find(v => v.Kind == ValueKind.Scalars && Fits(v, x)) is not { } s
        )
        {
            return null;
        }

        return d.Chance(0.5)
            ? d.Add("ScaleByScalars", Fresh(x), static o => $"{o[0]} * {o[1]}", s, x)
            : d.Add("ScaleByScalars", Fresh(x), static o => $"{o[0]} * {o[1]}", x, s);
    }

    private static ProgramValue? MultiplyScalars(Draft d)
    {
        if (
            d.Find(static v => v.Kind == ValueKind.Scalars) is not { } x
            || d.Find(v =>
                v.Kind == ValueKind.Scalars && v.Base == x.Base && (v.Signature == x.Signature || v.Signature!.Dim == 1)
            )
                is not { } y
        )
        {
            return null;
        }

        return d.Add("MultiplyScalars", Fresh(x), static o => $"{o[0]} * {o[1]}", x, y);
    }

    private static ProgramValue? Mirror(Draft d)
    {
        if (
            !d.Group.HasParity
            || d.Find(static v => v.Kind is ValueKind.Plain or ValueKind.Named or ValueKind.Mirrored) is not { } x
            || d.Find(v => v.Kind == ValueKind.PseudoScalars && Fits(v, x)) is not { } s
        )
        {
            return null;
        }

        var mirrored = new Signature(x.Signature!.Irreps.Mirrored(), d.Group);
        ProgramValue result = x.Kind switch
        {
            ValueKind.Plain => Draft.Plain(mirrored, x.Base),
            ValueKind.Named => new ProgramValue(ValueKind.Mirrored, $"Mirrored<{x.TypeName}>", x.Base, mirrored),
            _ => Draft.Named(d.Structs.First(t => x.TypeName == $"Mirrored<{t.Name}>"), x.Base),
        };
        return d.Chance(0.5)
            ? d.Add("ScaleByPseudoScalars", result, static o => $"{o[0]} * {o[1]}", s, x)
            : d.Add("ScaleByPseudoScalars", result, static o => $"{o[0]} * {o[1]}", x, s);
    }

    private static ProgramValue? MultiplyPseudoScalars(Draft d)
    {
        if (d.Find(static v => v.Kind == ValueKind.PseudoScalars) is not { } x)
            return null;
        ProgramValue? y = d.Find(v =>
            v.Kind is ValueKind.PseudoScalars or ValueKind.Scalars
            && v.Base == x.Base
            && v.Signature!.Dim == x.Signature!.Dim
        );
        if (y is null)
            return null;
        ProgramValue result = y.Kind == ValueKind.Scalars ? Fresh(x) : d.Scalars(x.Signature!.Dim, x.Base);
        return d.Add("MultiplyPseudoScalars", result, static o => $"{o[0]} * {o[1]}", x, y);
    }

    private static ProgramValue? Divide(Draft d)
    {
        if (
            Feature(d) is not { } x
            || d.Find(v =>
                v.IsFeature
                && v.Base == x.Base
                && v.Signature!.Irreps.NumIrreps is var n
                && (n == 1 || n == x.Signature!.Canonical.Irreps.NumIrreps)
            )
                is not { } by
        )
        {
            return null;
        }

        ProgramValue bound = d.Add(
            "BoundedNorm",
            d.Scalars(by.Signature!.Irreps.NumIrreps, by.Base),
            static o => $"{o[0]}.BoundedNorm(0.1)",
            by
        );
        return d.Add("DivideByScalars", Fresh(x), static o => $"{o[0]} / {o[1]}", x, bound);
    }

    private static ProgramValue? Member(Draft d)
    {
        if (
            d.Find(v => v.Kind == ValueKind.Named && v.Signature!.Blocks.Any(static b => b.Name is not null))
            is not { } x
        )
        {
            return null;
        }
        Block block = d.Pick([.. x.Signature!.Blocks.Where(static b => b.Name is not null)]);
        ProgramValue result =
            block.Irrep.IsScalar ? d.Scalars(block.Mul, x.Base)
            : block.Irrep.IsPseudoScalar ? d.PseudoScalars(block.Mul, x.Base)
            : Draft.Plain(d.SignatureOf([block.MulIrrep]), x.Base);
        return d.Add("Member", result, o => $"{o[0]}.{block.MemberName}", x);
    }

    private static ProgramValue? Select(Draft d)
    {
        if (d.Find(static v => v.Kind == ValueKind.Plain) is not { } x)
            return null;
        int block = d.Random.Next(x.Signature!.Irreps.Count);
        return d.Add(
            "Select",
            Draft.Plain(d.SignatureOf([x.Signature.Irreps[block]]), x.Base),
            o => $"{o[0]}.Select({block})",
            x
        );
    }

    private static ProgramValue? SelectRange(Draft d)
    {
        if (d.Find(static v => v.Kind == ValueKind.Plain && v.Signature!.Irreps.Count > 1) is not { } x)
            return null;
        int count = x.Signature!.Irreps.Count,
            first = d.Random.Next(count),
            end = first + 1 + d.Random.Next(count - first);
        string range = d.Random.Next(3) switch
        {
            0 => $"{first}..{end}",
            1 => $"{first}..^{count - end}",
            _ => first == 0 ? $"..{end}" : $"^{count - first}..{end}",
        };
        return d.Add(
            "SelectRange",
            Draft.Plain(d.SignatureOf(x.Signature.Irreps.Skip(first).Take(end - first)), x.Base),
            o => $"{o[0]}.Select({range})",
            x
        );
    }

    private static ProgramValue? Concat(Draft d)
    {
        if (
            Feature(d) is not { } x
            || d.Find(v =>
                v.IsFeature && v.Base == x.Base && v.Signature!.Dim + x.Signature!.Dim <= RandomSignatures.LargestDim
            )
                is not { } y
        )
        {
            return null;
        }
        return d.Add(
            "Concat",
            Draft.Plain(d.SignatureOf([.. x.Signature!.Irreps, .. y.Signature!.Irreps]), x.Base),
            static o => $"{o[0]}.Concat({o[1]})",
            x,
            y
        );
    }

    private static ProgramValue? Norm(Draft d, string name, string argument) =>
        Feature(d) is { } x
            ? d.Add(name, d.Scalars(x.Signature!.Irreps.NumIrreps, x.Base), o => $"{o[0]}.{name}({argument})", x)
            : null;

    private static ProgramValue? Inner(Draft d)
    {
        if (Feature(d) is not { } x || d.Find(v => v.IsLike(x)) is not { } y)
            return null;
        return d.Add(
            "Inner",
            d.Scalars(x.Signature!.Irreps.NumIrreps, x.Base),
            static o => $"{o[0]}.Inner({o[1]})",
            x,
            y
        );
    }

    private static ProgramValue? OverCopies(Draft d, string name) =>
        Feature(d) is { } x
            ? d.Add(
                name,
                Draft.Plain(
                    d.SignatureOf(x.Signature!.Canonical.Irreps.Select(static b => new MulIrrep(1, b.Irrep))),
                    x.Base
                ),
                o => $"{o[0]}.{name}()",
                x
            )
            : null;

    private static ProgramValue? Zeros(Draft d)
    {
        if (Feature(d) is not { } like)
            return null;
        return d.Random.Next(3) switch
        {
            0 when RandomSignatures.Any(d.Random, d.Group) is var s => d.Add(
                "Zeros",
                Draft.Plain(s, like.Base),
                o => $"Features.Zeros({o[0]}, \"{s}\")",
                like
            ),
            1 => d.Add("Zeros", d.Scalars(2, like.Base), static o => $"Scalars.Zeros({o[0]}, 2)", like),
            _ when d.Pick(d.Structs) is var type => d.Add(
                "Zeros",
                Draft.Named(type, like.Base),
                o => $"{type.Name}.Zeros({o[0]})",
                like
            ),
            _ => null,
        };
    }

    private static ProgramValue? From(Draft d)
    {
        ProgramValue? x = d.Find(v =>
            v.Kind == ValueKind.Plain
            && (
                d.Structs.Any(t => t.Signature == v.Signature)
                || v.Signature!.Irreps.All(static b => b.Irrep.IsScalar)
                || v.Signature.Irreps.All(static b => b.Irrep.IsPseudoScalar)
            )
        );
        if (x is null)
            return null;
        if (d.Structs.FirstOrDefault(t => t.Signature == x.Signature) is { } type)
            return d.Add("From", Draft.Named(type, x.Base), o => $"{type.Name}.From({o[0]})", x);
        bool isEven = x.Signature!.Irreps[0].Irrep.IsScalar;
        ProgramValue result = isEven ? d.Scalars(x.Signature.Dim, x.Base) : d.PseudoScalars(x.Signature.Dim, x.Base);
        return d.Add(
            "From",
            // Several blocks stay several.
            result with
            {
                Signature = x.Signature,
            },
            o => $"{(isEven ? "" : "Pseudo")}Scalars.From({o[0]})",
            x
        );
    }

    private static ProgramValue? ToFeatures(Draft d) =>
        d.Find(static v => v.IsFeature && v.Kind != ValueKind.Plain) is { } x
            ? d.Add("ToFeatures", Draft.Plain(x.Signature!, x.Base), static o => $"(Features){o[0]}", x)
            : null;

    private static Func<string[], string> Lambda(Draft d, string method, Parity? parity)
    {
        string lambda = ScalarExpressions.Lambda(d.Random, parity);
        return o => $"{o[0]}.{method}({lambda})";
    }

    /// <summary>A block of scalars of one parity, as the type that scales.</summary>
    private static ProgramValue? Block(Draft d, bool isEven)
    {
        bool Fits(MulIrrep b) => isEven ? b.Irrep.IsScalar : b.Irrep.IsPseudoScalar;
        if (
            d.Find(v =>
                v.IsFeature
                && v.Kind is not (ValueKind.Scalars or ValueKind.PseudoScalars)
                && v.Signature!.Irreps.Any(Fits)
            )
            is not { } x
        )
        {
            return null;
        }
        int block = x.Signature!.Irreps.ToList().FindIndex(Fits),
            copies = x.Signature.Irreps[block].Mul;
        string cast = x.Kind == ValueKind.Plain ? string.Empty : "(Features)";
        return isEven
            ? d.Add("ScalarBlock", d.Scalars(copies, x.Base), o => $"Scalars.From(({cast}{o[0]}).Select({block}))", x)
            : d.Add(
                "PseudoScalarBlock",
                d.PseudoScalars(copies, x.Base),
                o => $"PseudoScalars.From(({cast}{o[0]}).Select({block}))",
                x
            );
    }

    /// <summary>Counts are numbers that may be read.</summary>
    private static ProgramValue? Counts(Draft d)
    {
        if (Feature(d) is not { } x)
            return null;
        return d.Random.Next(3) switch
        {
            0 when x.Kind != ValueKind.Named => d.Add(
                "Counts",
                Fresh(x),
                static o => $"{o[0]} / (1.0 + {o[0]}.Rows)",
                x
            ),
            1 => d.Add("Counts", Fresh(x), static o => $"{o[0]} / {o[1]}.Count", x, d.Batch),
            _ => d.Add(
                "Counts",
                Fresh(x),
                static o => $"{o[0]} * ({o[1]}.Count / 10.0)",
                x,
                d.Images is not null ? d.Pixels
                    : d.Space.Domain is Domain.Points or Domain.Nodes ? d.Edges
                    : d.Batch
            ),
        };
    }
}
