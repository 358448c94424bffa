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
        .. SurfaceOperations.All,
        .. SphereOperations.All,
    ];

    /// <summary>How often programs are about each space.</summary>
    private static readonly ModelGroups[] Kinds =
    [
        ModelGroups.Space,
        ModelGroups.Space,
        ModelGroups.Plane,
        ModelGroups.Plane,
        ModelGroups.Pixels,
        ModelGroups.Pixels,
        ModelGroups.Graphs,
        ModelGroups.Voxels,
        ModelGroups.Voxels,
        ModelGroups.Meshes,
        ModelGroups.Meshes,
        ModelGroups.Spheres,
        ModelGroups.Spheres,
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

    /// <summary>What needs more than rows of points: batches, labels.</summary>
    private static readonly HashSet<string> OfBatches =
    [
        "CloudMean",
        "CloudSum",
        "BroadcastToPoints",
        "OneHot",
        "Lookup",
    ];

    /// <summary>The operations that a space has of its own, and those that it shares with clouds.</summary>
    private static readonly Dictionary<Domain, (OperationKind[] Own, OperationKind[] All)> Of = new()
    {
        [Domain.Points] = Sets([], static _ => true),
        [Domain.Pixels] = Sets(PixelOperations.All, static name => !OfPoints.Contains(name)),
        [Domain.Voxels] = Sets(PixelOperations.All, static name => !OfPoints.Contains(name)),
        [Domain.Nodes] = Sets(GraphOperations.All, static name => !OfPoints.Contains(name) || OfEdges.Contains(name)),
        // A surface gives its vertices no numbers by label.
        [Domain.Vertices] = Sets(SurfaceOperations.All, static name => !OfPoints.Contains(name) && name != "Lookup"),
        [Domain.Directions] = Sets(
            SphereOperations.All,
            static name => !OfPoints.Contains(name) && !OfBatches.Contains(name)
        ),
    };

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
            bool isPosition = draft.Chance(0.08) && draft.Space.Domain == Domain.Points;
            (OperationKind[] own, OperationKind[] all) = Of[draft.Space.Domain];
            int wanted = isSmall ? draft.Random.Next(3, 9) : draft.Random.Next(9, 28);
            for (int tries = 0; draft.Steps.Count < wanted && tries < 200; tries++)
            {
                OperationKind[] pool =
                    isPosition && draft.Chance(0.5) ? OfPositions
                    : own.Length > 0 && !draft.Space.IsOnNodes && draft.Chance(0.3) ? own
                    : all;
                draft.Pick(pool).TryAdd(draft);
            }
            if (Finish(draft, isPosition && draft.Chance(0.7)))
                return draft;
        }
    }

    private static Draft Start(Random random, string name, ModelGroups groups)
    {
        ModelGroups kind = groups == ModelGroups.All ? Kinds[random.Next(Kinds.Length)] : groups;
        ModelSpace space = kind switch
        {
            ModelGroups.Pixels => ModelSpace.OnPixels(random),
            ModelGroups.Voxels => ModelSpace.OnVoxels(random),
            ModelGroups.Graphs => ModelSpace.OnNodes(random),
            ModelGroups.Meshes => ModelSpace.OnVertices(random),
            ModelGroups.Spheres => ModelSpace.OnSphere(random),
            ModelGroups.Plane => ModelSpace.InOrAboutAxis(random),
            _ => random.Next(6) == 0 ? new ModelSpace(SymmetryGroup.SO3) : ModelSpace.O3,
        };
        SymmetryGroup group = space.Group;
        var draft = new Draft(random, space, name);
        if (space.IsOnPixels)
            draft.Images = ImagePlan.Random(random);
        if (space.IsOnVoxels)
            draft.Images = ImagePlan.RandomVolumes(random);
        int count = 2 + random.Next(3);
        for (int i = 0; i < count; i++)
        {
            Signature signature = RandomSignatures.Any(random, group);
            string text = RandomSignatures.Spell(random, signature, mayName: true);
            draft.Structs.Add(new FeatureStruct(i == 0 ? "In" : $"H{i}", text, Signature.Parse(text, group)));
        }

        draft.Input = draft.Structs[0];
        if (space.IsOnSphere)
        {
            draft.Structs.RemoveAt(0);
            draft.Input = SphereOperations.Input(draft);
        }
        if (space.IsOnNodes && random.Next(4) > 0)
        {
            string text = RandomSignatures.Spell(random, RandomSignatures.Any(random, group), mayName: true);
            draft.EdgeInput = new FeatureStruct("Link", text, Signature.Parse(text, group));
            draft.Structs.Add(draft.EdgeInput);
        }
        draft.Cloud = new ProgramValue(ValueKind.Cloud, "PointCloud<In>", RowBase.Points, null) { Name = "cloud" };
        draft.Edges = new ProgramValue(ValueKind.Edges, "Neighbourhood", RowBase.Edges, null) { Name = "cloud.Edges" };
        draft.Batch = new ProgramValue(ValueKind.Batch, "Batch", RowBase.Clouds, null) { Name = "cloud.Batch" };
        if (random.Next(3) == 0 && !space.IsOnSphere)
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
        else if (space.IsOnSphere)
        {
            SphereOperations.Analyse(draft);
        }
        else
        {
            Restrictions.Restrict(draft, draft.Larger[0]);
        }
        if (random.Next(3) == 0)
        {
            draft.Extra = Draft.Plain(RandomSignatures.Any(random, group), space.InputRows) with { Name = "extra" };
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

        if (draft.Chance(0.4) && draft.Fields.FindLast(static f => f.Base == RowBase.Points) is { } field)
            result = field;
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
        if (draft.Space.IsOnVertices && result.Base == RowBase.Derived)
            result = SurfaceOperations.Unpool(draft, result);
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
            draft.Space.Domain is not (Domain.Points or Domain.Nodes)
            && !draft.Steps.Any(s =>
                Of[draft.Space.Domain].Own.Any(o => o.Name == s.Operation || o.Name == s.Layer?.Kind)
            )
            && draft.Chance(0.8)
        )
        {
            return false;
        }
        return draft.Steps.Count >= 3 && !draft.Steps.All(static s => s.Operation is "Zeros" or "Features");
    }

    private static (OperationKind[] Own, OperationKind[] All) Sets(
        IEnumerable<OperationKind> own,
        Func<string, bool> isShared
    )
    {
        OperationKind[] special =
        [
            .. PixelOperations.All,
            .. GraphOperations.All,
            .. SurfaceOperations.All,
            .. SphereOperations.All,
        ];
        OperationKind[] mine = [.. own];
        return (
            [.. mine.SelectMany(Often)],
            [.. Operations.Except(special).Where(o => isShared(o.Name)).Concat(mine).SelectMany(Often)]
        );
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
