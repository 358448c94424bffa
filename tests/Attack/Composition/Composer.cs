using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Attack;

/// <summary>Composes well-typed programs at random.</summary>
internal static class Composer
{
    public static IReadOnlyList<OperationKind> Operations { get; } =
    [
        .. Arithmetic.All,
        .. Geometric.All,
        .. LayerOperations.All,
        .. FieldOperations.All,
        .. Restrictions.All,
        .. PixelOperations.All,
        .. GraphOperations.All,
    ];

    /// <summary>What needs edges or positions, which images do not have.</summary>
    private static readonly HashSet<string> OfPoints =
    [
        "Sender",
        "Receiver",
        "EdgeSum",
        "EdgeMean",
        "Softmax",
        "Vectors",
        "Lengths",
        "Basis",
        "Envelope",
        "BroadcastToEdges",
        "Positions",
        "PositionMean",
        "PositionBroadcast",
        "PositionDifference",
        "PositionShift",
        "EdgesAt",
        "SteerableConvolution",
        "Attention",
        "LargerEdges",
        "LargerPositions",
    ];

    /// <summary>What only needs to know who sends to whom, which graphs have too.</summary>
    private static readonly HashSet<string> OfEdges =
    [
        "Sender",
        "Receiver",
        "EdgeSum",
        "EdgeMean",
        "Softmax",
        "BroadcastToEdges",
        "LargerEdges",
    ];

    private static readonly OperationKind[] Weighted =
        [.. Operations.Except(PixelOperations.All).Except(GraphOperations.All).SelectMany(Often)],
        OnPixels =
        [.. Operations.Except(GraphOperations.All).Where(static o => !OfPoints.Contains(o.Name)).SelectMany(Often)],
        OnNodes =

        [
            .. Operations
                .Except(PixelOperations.All)
                .Where(static o => !OfPoints.Contains(o.Name) || OfEdges.Contains(o.Name))
                .SelectMany(Often),
        ],
        OfPixels = [.. PixelOperations.All.SelectMany(Often)];

    /// <summary>
    /// What positions and their differences are made of, which by chance alone would rarely come in the right order.
    /// </summary>
    private static readonly OperationKind[] OfPositions =
    [
        .. Operations.Where(static o =>
            o.Name.StartsWith("Position", StringComparison.Ordinal) || o.Name is "EdgesAt" or "EdgeMean"
        ),
    ];

    /// <summary>A draft whose result depends on all its steps.</summary>
    public static Draft Compose(int seed, string name, bool isSmall = false, ModelGroups groups = ModelGroups.All)
    {
        for (int attempt = 0; ; attempt++)
        {
            Draft draft = Start(new Random(unchecked((seed * 397) + attempt)), name, groups);
            bool isPosition = draft.Chance(0.08) && draft.Images is null && !draft.Space.IsOnNodes;
            int wanted = isSmall ? draft.Random.Next(3, 9) : draft.Random.Next(9, 28);
            for (int tries = 0; draft.Steps.Count < wanted && tries < 200; tries++)
            {
                OperationKind[] pool =
                    isPosition && draft.Chance(0.5) ? OfPositions
                    : draft.Space.IsOnNodes ? OnNodes
                    : draft.Images is null ? Weighted
                    : draft.Chance(0.3) ? OfPixels
                    : OnPixels;
                draft.Pick(pool).TryAdd(draft);
            }
            if (Finish(draft, isPosition && draft.Chance(0.7)))
                return draft;
        }
    }

    private static Draft Start(Random random, string name, ModelGroups groups)
    {
        // Of eight programs, two are about images, three about clouds under groups of the plane, two of space, one
        // about graphs.
        ModelGroups kind = groups;
        if (groups == ModelGroups.All)
        {
            kind = random.Next(8) switch
            {
                < 2 => ModelGroups.Pixels,
                < 5 => ModelGroups.Plane,
                7 => ModelGroups.Graphs,
                _ => ModelGroups.Space,
            };
        }
        ModelSpace space =
            kind == ModelGroups.Pixels ? ModelSpace.OnPixels(random)
            : kind == ModelGroups.Graphs ? ModelSpace.OnNodes(random)
            : kind == ModelGroups.Plane ? ModelSpace.InOrAboutAxis(random)
            : random.Next(6) == 0 ? new ModelSpace(SymmetryGroup.SO3)
            : ModelSpace.O3;
        SymmetryGroup group = space.Group;
        var draft = new Draft(random, space, name);
        if (space.IsOnPixels)
            draft.Images = ImagePlan.Random(random);
        int count = 2 + random.Next(3);
        for (int i = 0; i < count; i++)
        {
            Signature signature = RandomSignatures.Any(random, group);
            string text = RandomSignatures.Spell(random, signature, mayName: true);
            draft.Structs.Add(new FeatureStruct(i == 0 ? "In" : $"H{i}", text, Signature.Parse(text, group)));
        }

        draft.Input = draft.Structs[0];
        if (space.IsOnNodes && random.Next(4) > 0)
        {
            string text = RandomSignatures.Spell(random, RandomSignatures.Any(random, group), mayName: true);
            draft.EdgeInput = new FeatureStruct("Link", text, Signature.Parse(text, group));
            draft.Structs.Add(draft.EdgeInput);
        }
        draft.Cloud = new ProgramValue(ValueKind.Cloud, "PointCloud<In>", RowBase.Points, null) { Name = "cloud" };
        draft.Edges = new ProgramValue(ValueKind.Edges, "Neighbourhood", RowBase.Edges, null) { Name = "cloud.Edges" };
        draft.Batch = new ProgramValue(ValueKind.Batch, "Batch", RowBase.Clouds, null) { Name = "cloud.Batch" };
        if (random.Next(3) == 0)
            draft.Species = new ProgramValue(ValueKind.Labels, "Labels", RowBase.Points, null) { Name = "species" };
        Restrictions.Start(draft);
        if (draft.Input.Signature.Group == group)
        {
            draft.Add(
                "Features",
                Draft.Named(draft.Input, RowBase.Points),
                static o => $"{o[0]}.Features",
                draft.Cloud
            );
        }
        else
        {
            Restrictions.Restrict(draft, draft.Larger[0]);
        }
        if (random.Next(3) == 0)
        {
            draft.Extra = Draft.Plain(RandomSignatures.Any(random, group), RowBase.Points) with { Name = "extra" };
            draft.Values.Add(draft.Extra);
        }

        return draft;
    }

    /// <summary>Chooses the result, and drops what it does not depend on.</summary>
    private static bool Finish(Draft draft, bool isPosition)
    {
        ProgramValue? result = null;
        int most = 0;
        for (int tries = draft.Random.Next(2, 8); tries > 0; tries--)
        {
            if (
                draft.Find(v => isPosition ? v.Kind == ValueKind.Positions : v.IsFeature) is { } found
                && Live(draft, found).Count is var size
                && size > most
            )
            {
                (result, most) = (found, size);
            }
        }

        if (result is null)
            return false;
        if (result is { IsFeature: true, Base: RowBase.Edges })
        {
            result = draft.Add(
                "EdgeSum",
                Arithmetic.Fresh(result) with
                {
                    Base = RowBase.Points,
                },
                static o => $"{o[1]}.Sum({o[0]})",
                result,
                draft.Edges
            );
        }
        if (draft.Images is { } images)
            images.IsStated = draft.Chance(0.2);
        draft.Result = result;
        draft.Steps = Live(draft, result);
        // A type that nothing uses would only cost time.
        draft.Structs.RemoveAll(t =>
            t != draft.Input
            && t != draft.EdgeInput
            && !draft.Steps.Any(s =>
                s.Operands.Append(s.Result).Any(v => v.TypeName.Contains(t.Name, StringComparison.Ordinal))
            )
        );
        draft.Larger.RemoveAll(l => l.Type != draft.Input && !draft.Steps.Any(s => s.Operands.Contains(l.Value)));
        // The operations on rows that all spaces share have programs enough of their own.
        if (
            draft.Images is not null
            && !draft.Steps.Any(static s => s.Operands.Any(static o => o.Kind == ValueKind.Pixels))
            && draft.Chance(0.8)
        )
        {
            return false;
        }
        return draft.Steps.Count >= 3 && !draft.Steps.All(static s => s.Operation is "Zeros" or "Features");
    }

    private static IEnumerable<OperationKind> Often(OperationKind operation) =>
        Enumerable.Repeat(operation, operation.Weight);

    /// <summary>The steps that a value depends on.</summary>
    private static List<Step> Live(Draft draft, ProgramValue result)
    {
        var needed = new HashSet<ProgramValue> { result };
        var live = new List<Step>();
        foreach (Step step in Enumerable.Reverse(draft.Steps))
        {
            if (!needed.Contains(step.Result))
                continue;
            live.Add(step);
            needed.UnionWith(step.Operands);
        }

        live.Reverse();
        return live;
    }
}
