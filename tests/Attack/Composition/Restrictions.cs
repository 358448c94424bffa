using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Attack;

/// <summary>Inputs of larger groups, and the layer that takes them down.</summary>
internal static class Restrictions
{
    public static IEnumerable<OperationKind> All { get; } =
    [
        new("Restrict", 25, static d => d.Larger.Count > 0 ? Restrict(d, d.Pick(d.Larger)) : null),
        new(
            "LargerEdges",
            20,
            static d =>
                LargerCloud(d) is { } cloud
                    ? d.Add(
                        "LargerEdges",
                        new ProgramValue(ValueKind.Edges, "Neighbourhood", RowBase.Edges, null),
                        static o => $"{o[0]}.Edges",
                        cloud
                    )
                    : null
        ),
        new(
            "LargerPositions",
            12,
            static d =>
                LargerCloud(d) is { } cloud
                    ? d.Add("LargerPositions", Geometric.Points(RowBase.Points), static o => $"{o[0]}.Positions", cloud)
                    : null
        ),
    ];

    /// <summary>The groups that contain a model's, whose features its inputs may have.</summary>
    /// <param name="space">The model's group.</param>
    /// <param name="isCloud">Whether the input is a cloud: one in a plane has no features of groups of space.</param>
    public static SymmetryGroup[] Above(ModelSpace space, bool isCloud) =>
        [
            .. ModelSpace
                .Planar.Prepend(SymmetryGroup.SO3)
                .Prepend(SymmetryGroup.O3)
                .Where(g =>
                    g != space.Group
                    && Restriction.IsAllowed(g, space.Group)
                    && !(isCloud && space.IsInPlane && g.IsSpatial)
                    && (g.IsSpatial || !space.IsOnVertices)
                ),
        ];

    /// <summary>Gives a draft inputs of larger groups at times: its cloud, a second cloud, rows.</summary>
    public static void Start(Draft draft)
    {
        Random random = draft.Random;
        if (random.Next(2) == 0 || draft.Space.IsOnSphere)
            return;
        if (random.Next(4) == 0 && Type(draft, "In", isCloud: true) is { } input)
        {
            draft.Structs.RemoveAt(0);
            draft.Input = input;
            draft.Larger.Add(new LargerInput(input, draft.Cloud));
        }
        else if (random.Next(3) > 0 && Type(draft, "Big", isCloud: true) is { } type)
        {
            draft.Larger.Add(
                new LargerInput(
                    type,
                    new ProgramValue(ValueKind.Cloud, "PointCloud<Big>", RowBase.Points, null) { Name = "big" }
                )
            );
        }

        if ((draft.Larger.Count == 0 || random.Next(3) == 0) && Type(draft, "Wide", isCloud: false) is { } wide)
        {
            draft.Larger.Add(
                new LargerInput(
                    wide,
                    new ProgramValue(ValueKind.Larger, "Wide", RowBase.Points, null) { Name = "wide" }
                )
            );
        }

        foreach (LargerInput larger in draft.Larger.Where(_ => random.Next(2) == 0).ToArray())
        {
            Signature signature = Restricted(draft, larger);
            string text = RandomSignatures.Spell(random, signature, mayName: true);
            draft.Structs.Add(new FeatureStruct($"Of{larger.Type.Name}", text, Signature.Parse(text, draft.Group)));
        }
    }

    /// <summary>Adds a restriction of an input.</summary>
    public static ProgramValue Restrict(Draft d, LargerInput larger)
    {
        Signature result = Restricted(d, larger);
        FeatureStruct? named = d.Structs.FirstOrDefault(t => t.Signature == result);
        bool isInline = named is null || d.Chance(0.3);
        ProgramValue value = isInline ? Draft.Plain(result, RowBase.Points) : Draft.Named(named!, RowBase.Points);
        string name = d.NewName("Layer"),
            note = isInline ? $"[return: Irreps(\"{result}\")] " : string.Empty,
            features = larger.IsCloud ? ".Features" : string.Empty;
        // Along the normals of a surface, which is taken first.
        if (d.Space.IsOnVertices)
        {
            return d.AddLayer(
                new LayerText(
                    name,
                    "Restrict",
                    $"[Restrict] {note}private partial {value.TypeName} {name}(Batch s, {larger.Type.Name} x);"
                ),
                value,
                o => $"{name}({o[0]}, {o[1]}{features})",
                d.Batch,
                larger.Value
            );
        }
        return d.AddLayer(
            new LayerText(
                name,
                "Restrict",
                $"[Restrict] {note}private partial {value.TypeName} {name}({larger.Type.Name} x);"
            ),
            value,
            o => $"{name}({o[0]}{features})",
            larger.Value
        );
    }

    private static ProgramValue? LargerCloud(Draft d)
    {
        LargerInput[] clouds = [.. d.Larger.Where(static l => l.IsCloud)];
        return clouds.Length == 0 ? null : d.Pick(clouds).Value;
    }

    private static Signature Restricted(Draft d, LargerInput larger) =>
        d.SignatureOf(Restriction.Of(larger.Type.Signature.Irreps, d.Group, d.Space.Axis ?? Axis.Y));

    private static FeatureStruct? Type(Draft draft, string name, bool isCloud)
    {
        SymmetryGroup[] above = Above(draft.Space, isCloud);
        if (above.Length == 0)
            return null;
        SymmetryGroup group = draft.Pick(above);
        string text = RandomSignatures.Spell(draft.Random, RandomSignatures.Any(draft.Random, group), mayName: true);
        return new FeatureStruct(name, text, Signature.Parse(text, group));
    }
}
