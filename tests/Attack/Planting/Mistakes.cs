using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Attack;

/// <summary>Compositions that do not fit: signatures, parities, groups, bases, clouds.</summary>
internal static partial class Mistakes
{
    public static IReadOnlyList<(string Name, Func<Draft, Planter, bool> TryAdd)> All { get; } =
    [
        (
            "another signature",
            static (d, _) =>
                Exchange(
                    d,
                    static (was, now) =>
                        was.Kind == now.Kind && was.IsOpen && was.Base == now.Base && was.Signature != now.Signature
                )
        ),
        (
            "another base",
            static (d, _) =>
                Exchange(
                    d,
                    static (was, now) =>
                        was.TypeName == now.TypeName && was.Base != now.Base && was.Signature == now.Signature
                )
        ),
        (
            "another base and signature",
            static (d, _) => Exchange(d, static (was, now) => was.TypeName == now.TypeName && was.Base != now.Base)
        ),
        (
            "scalars for pseudoscalars",
            static (d, p) => Replace(d, p, ValueKind.PseudoScalars, "PseudoScalars.From($0.SoftNorm())")
        ),
        (
            "pseudoscalars for scalars",
            static (d, p) =>
                Replace(d, p, ValueKind.Scalars, "Scalars.From((Features)PseudoScalars.Zeros($0, 2) + (Features)$0)")
        ),
        (
            "wrong conversion",
            static (d, p) =>
                p.Victim(static v => v.Kind == ValueKind.Named) is { } x
                && d.Find(v => v.Kind == ValueKind.Plain && v.Base == x.Base && v.Signature != x.Signature) is { } y
                && d.Steps.Any(s => s.Result == y)
                && Put(p, x, $"{x.TypeName}.From($0.Concat($0))")
        ),
        ("parity of a layer", static (d, _) => Respell(d)),
        (
            "sum with a concatenation",
            static (_, p) => Replace(p, static v => v.Kind == ValueKind.Plain, "$0 + $0.Concat($0)")
        ),
        (
            "loop of concatenations",
            static (_, p) =>
                p.Victim(static v => v.Kind == ValueKind.Plain) is { } x
                && Put(p, x, "y", "Features y = $0; for (int i = 0; i < steps; i++) y = y.Concat($0);")
        ),
        (
            "branches of two signatures",
            static (_, p) =>
                p.Victim(static v => v.Kind == ValueKind.Plain) is { } x
                && Put(p, x, "flag ? $0.SumOverCopies() : $0.Concat($0)")
        ),
        (
            "factor of too many copies",
            static (_, p) => Replace(p, static v => v.Kind == ValueKind.Named, "Scalars.Zeros($0, 11) * $0")
        ),
        (
            "vector that is no displacement",
            static (_, p) =>
                p.Victim(static v => v is { Kind: ValueKind.Positions, Base: RowBase.Points }) is { } x
                && Put(p, x, "$0 + Features.Zeros(cloud.Features, \"1e\")")
        ),
        (
            "scalars as a displacement",
            static (_, p) =>
                p.Victim(static v => v is { Kind: ValueKind.Positions, Base: RowBase.Points }) is { } x
                && Put(p, x, "$0 + (Features)Scalars.Zeros(cloud.Features, 3)")
        ),
        (
            "restricted group",
            static (_, p) => Replace(p, static v => v.Kind == ValueKind.Plain, "$0.Restrict(Group.SO3)")
        ),
        (
            "restricted norm",
            static (_, p) =>
                Replace(
                    p,
                    static v => v.Kind == ValueKind.PseudoScalars,
                    "PseudoScalars.From(cloud.Features.Restrict(Group.SO3).SumOverCopies())"
                )
        ),
        (
            "restricted scalars",
            static (_, p) =>
                Replace(
                    p,
                    static v => v is { Kind: ValueKind.Scalars, Base: RowBase.Points },
                    "Scalars.From(PseudoScalars.From(cloud.Features).Restrict(Group.SO3))"
                )
        ),
        (
            "other cloud: features",
            static (d, p) =>
                Other(d)
                && p.Victim(v => v.TypeName == "In" && v.Base == RowBase.Points) is { } x
                && Put(p, x, "$0 + other.Features")
        ),
        (
            "other cloud: edges",
            static (d, p) =>
                Other(d)
                && p.Victim(static v => v is { IsFeature: true, Base: RowBase.Points }) is { } x
                && Put(p, x, "other.Edges.Sum(cloud.Edges.Sender($0))")
        ),
        (
            "other cloud: batch",
            static (d, p) =>
                Other(d)
                && p.Victim(static v => v is { IsFeature: true, Base: RowBase.Points }) is { } x
                && Put(p, x, "$0.Mean(other.Batch).Broadcast(cloud.Batch)")
        ),
        (
            "other cloud: positions",
            static (d, p) =>
                Other(d)
                && p.Victim(static v => v is { IsFeature: true, Base: RowBase.Points }) is { } x
                && Put(p, x, "$0 * (cloud.Positions - other.Positions).SoftNorm()")
        ),
        (
            "other cloud: edges at",
            static (d, p) =>
                Other(d)
                && p.Victim(static v => v is { IsFeature: true, Base: RowBase.Points }) is { } x
                && Put(p, x, "cloud.Edges.Sum(cloud.Edges.At(other.Positions).Lengths * cloud.Edges.Sender($0))")
        ),
        (
            "zeros of another signature",
            static (_, p) => Replace(p, static v => v.Kind == ValueKind.Plain, "$0 + Features.Zeros($0, \"3x2o\")")
        ),
        (
            "block that is not there",
            static (_, p) => Replace(p, static v => v.Kind == ValueKind.Plain, "$0 + $0.Select(7)")
        ),
        (
            "block by a number",
            static (_, p) => Replace(p, static v => v.Kind == ValueKind.Plain, "$0.Select(steps - 2)")
        ),
        ("features from nothing", static (_, p) => Replace(p, static v => v.Kind == ValueKind.Named, "$0 + default")),
        (
            "new features",
            static (_, p) =>
                p.Victim(static v => v.Kind == ValueKind.Named) is { } x && Put(p, x, $"new {x.TypeName}()")
        ),
        (
            "pair from nothing",
            static (_, p) =>
                p.Victim(static v => v.Kind == ValueKind.Named) is { } x
                && Put(p, x, $"new Pair<{x.TypeName}, {x.TypeName}>().First")
        ),
        (
            "unknown result",
            static (d, p) => p.Victim(static v => v.Kind == ValueKind.Plain) is { } x && Unknown(d, p, x)
        ),
        (
            "positions as features",
            static (_, p) =>
                Replace(
                    p,
                    static v => v is { Kind: ValueKind.Plain, Base: RowBase.Points },
                    "$0.Concat((cloud.Positions - cloud.Positions.Mean(cloud.Batch).Broadcast(cloud.Batch)"
                        + ") - cloud.Positions)"
                )
        ),
        (
            "sum of positions",
            static (_, p) =>
                Replace(
                    p,
                    static v => v is { Kind: ValueKind.Plain, Base: RowBase.Points },
                    "$0.Concat(cloud.Positions + cloud.Positions)"
                )
        ),
        (
            "rows that are clouds / mean of a mean",
            static (_, p) =>
                Replace(
                    p,
                    static v => v is { IsFeature: true, Base: RowBase.Points },
                    "$0 + $0.Mean(cloud.Batch).Mean(cloud.Batch).Broadcast(cloud.Batch)"
                )
        ),
        (
            "rows that are clouds / sum of a mean",
            static (_, p) =>
                Replace(
                    p,
                    static v => v is { IsFeature: true, Base: RowBase.Points },
                    "$0 + $0.Mean(cloud.Batch).Sum(cloud.Batch).Broadcast(cloud.Batch)"
                )
        ),
        (
            "rows that are clouds / spread of a spread",
            static (_, p) =>
                Replace(
                    p,
                    static v => v is { IsFeature: true, Base: RowBase.Points },
                    "$0 + $0.Mean(cloud.Batch).Broadcast(cloud.Batch).Broadcast(cloud.Batch)"
                )
        ),
        (
            "nodes and edges / nodes plus edges",
            static (d, p) =>
                d.Group == SymmetryGroup.O3
                && p.Victim(static v => v is { Kind: ValueKind.Named, Base: RowBase.Points }) is { } x
                && Add(
                    d.Members,
                    $"private {x.TypeName} Mixed({x.TypeName} nodes, Neighbourhood edges) => "
                        + "edges.Sum(nodes + edges.Sender(nodes));"
                )
                && Put(p, x, "Mixed($0, cloud.Edges)")
        ),
        (
            "nodes and edges / nodes plus edges in a local function",
            static (d, p) =>
                p.Victim(static v => v is { Kind: ValueKind.Named, Base: RowBase.Points }) is { } x
                && Put(
                    p,
                    x,
                    "Mixed($0, cloud.Edges)",
                    $"static {x.TypeName} Mixed({x.TypeName} nodes, Neighbourhood edges) => "
                        + "edges.Mean(edges.Receiver(nodes) - nodes);"
                )
        ),
        (
            "nodes and edges / edges as nodes",
            static (d, p) =>
                d.Group == SymmetryGroup.O3
                && p.Victim(static v => v is { Kind: ValueKind.Named, Base: RowBase.Points }) is { } x
                && Add(
                    d.Members,
                    $"private {x.TypeName} Mixed({x.TypeName} nodes, Neighbourhood edges) => "
                        + "edges.Sum(edges.Sender(edges.Sender(nodes)));"
                )
                && Put(p, x, "Mixed($0, cloud.Edges)")
        ),
        (
            "model inside a field",
            static (d, p) =>
                Endless(d)
                && p.Victim(static v => v.IsFeature) is { } x
                && Add(d.Members, "private readonly Net _inner = new(3);")
                && Put(p, x, "2 * $0")
        ),
        (
            "prediction inside",
            static (d, p) =>
                Endless(d)
                && p.Victim(static v => v is { IsFeature: true }) is { } x
                && Put(p, x, "$0 * Predict(cloud, scale, steps, flag).ToArray()[0]")
        ),
        .. OfGroups(),
        .. OfSpecies(),
        .. OfPixels(),
        .. OfSpaces(),
    ];

    private static bool Exchange(Draft d, Func<ProgramValue, ProgramValue, bool> fits)
    {
        var found = new List<(int Step, int Operand, ProgramValue Now)>();
        for (int i = 0; i < d.Steps.Count; i++)
        {
            for (int k = 0; k < d.Steps[i].Operands.Length; k++)
            {
                foreach (Step earlier in d.Steps.Take(i).Where(e => fits(d.Steps[i].Operands[k], e.Result)))
                    found.Add((i, k, earlier.Result));
            }
        }

        if (found.Count == 0)
            return false;
        var (step, operand, now) = d.Pick(found);
        ProgramValue[] operands = [.. d.Steps[step].Operands];
        operands[operand] = now;
        d.Steps[step] = d.Steps[step] with { Operands = operands };
        return true;
    }

    private static bool Replace(Planter planter, Func<ProgramValue, bool> fits, string expression) =>
        planter.Victim(fits) is { } x && Put(planter, x, expression);

    private static bool Replace(Draft draft, Planter planter, ValueKind kind, string expression) =>
        draft.Group == SymmetryGroup.O3 && Replace(planter, v => v.Kind == kind, expression);

    private static bool Put(Planter planter, ProgramValue victim, string expression, string statements = "")
    {
        planter.Insert(victim, statements, expression);
        return true;
    }

    private static bool Add(List<string> to, string text)
    {
        to.Add(text);
        return true;
    }

    private static bool Unknown(Draft draft, Planter planter, ProgramValue victim)
    {
        draft.Types.Add("public static class Opaque { [Equivariant] public static Features Of(Features x) => x; }");
        return Put(planter, victim, "Opaque.Of($0)");
    }

    /// <summary>What calls itself must not run.</summary>
    private static bool Endless(Draft draft) => draft.IsDangerous = true;

    private static bool Other(Draft draft) => draft.HasOther = true;

    /// <summary>Flips the parity of a block in the signatures of a layer.</summary>
    private static bool Respell(Draft draft)
    {
        int[] with =
        [
            .. Enumerable
                .Range(0, draft.Steps.Count)
                .Where(i => draft.Steps[i].Layer is { } l && l.Declaration.Contains('"', StringComparison.Ordinal)),
        ];
        if (with.Length == 0 || !draft.Group.HasParity)
            return false;
        int at = draft.Pick(with);
        LayerText layer = draft.Steps[at].Layer!;
        var places = new List<int>();
        for (int i = 1; i < layer.Declaration.Length; i++)
        {
            if (layer.Declaration[i] is 'e' or 'o' && char.IsAsciiDigit(layer.Declaration[i - 1]))
                places.Add(i);
        }

        if (places.Count == 0)
            return false;
        int place = draft.Pick(places);
        char[] text = layer.Declaration.ToCharArray();
        text[place] = text[place] == 'e' ? 'o' : 'e';
        LayerText changed = layer with { Declaration = new string(text) };
        draft.Steps[at] = draft.Steps[at] with { Layer = changed };
        draft.Layers[draft.Layers.IndexOf(layer)] = changed;
        return true;
    }
}
