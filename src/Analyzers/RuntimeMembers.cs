using System.Collections.Immutable;
using GeoDL.Typed.Generators.Reading;
using Microsoft.CodeAnalysis;

namespace GeoDL.Typed.Analyzers;

/// <summary>
/// The closed list: the members of the runtime that may be used on features and geometry inside a model, and the
/// signature that each one returns.
/// A test resolves each name against the real runtime.
/// </summary>
internal static class RuntimeMembers
{
    private const string Feature = "FeatureExtensions";

    private static readonly ImmutableDictionary<string, Func<FlowCall, FlowValue>> Rules = Entries()
        .ToImmutableDictionary(static e => e.Name, static e => e.Rule);

    private static readonly HashSet<string> Open = new(StringComparer.Ordinal)
    {
        "Parameter.Path",
        "Parameter.Shape",
        "Parameter.Count",
        "Parameter.IsBuffer",
        "Parameter.ToArray",
        "Parameter.ToString",
        "ParameterSet.Precision",
        "ParameterSet.Seed",
        "ParameterSet.Count",
        "ParameterSet.BufferCount",
        "ParameterSet.All",
        "ParameterSet.Item",
        "ParameterSet.Signatures",
        "IEquivariantModel.Parameters",
        "Neighbours.AllPairs",
        "Neighbours.KNearest",
        "Neighbours.None",
        "Neighbours.WithinRadius",
    };

    /// <summary>All names, <c>Type.Member</c> as metadata has them.</summary>
    public static IEnumerable<string> Names => Rules.Keys;

    /// <summary>Members that do not touch typed values and have no side effects.</summary>
    public static IEnumerable<string> OpenNames => Open;

    /// <summary>The rule that gives a member's resulting signature; null if it is not on the list.</summary>
    public static Func<FlowCall, FlowValue>? Find(ISymbol member) =>
        // The assembly is compared as well: anyone can declare a FeatureExtensions in this namespace.
        member.ContainingType
            is { ContainingAssembly.Name: RuntimeTypes.Namespace } type
        && RuntimeTypes.Is(type, type.Name, type.Arity)
        && !MakesClouds(type)
        && Rules.TryGetValue(type.Name + "." + member.Name, out Func<FlowCall, FlowValue>? rule)
            ? rule
            : null;

    /// <summary>
    /// Whether a type makes clouds, for use outside models: it has the name of the clouds, and a method that makes a
    /// batch that of their property.
    /// </summary>
    private static bool MakesClouds(INamedTypeSymbol type) =>
        type is { IsStatic: true, Arity: 0 } && SpaceTypes.Names.Any(space => space.Cloud == type.Name);

    /// <summary>
    /// Whether a member that touches nothing typed may be used in model code. Of the runtime, only listed members may:
    /// a model does not change while it runs, so its weights are written in constructors only.
    /// </summary>
    public static bool IsOpen(ISymbol member, bool isConstructor)
    {
        INamedTypeSymbol type = member.ContainingType;
        if (
            type.ContainingAssembly?.Name != RuntimeTypes.Namespace
            || type.TypeKind == TypeKind.Enum
            || type.Name == "ModelBuilder"
            || Find(member) is not null
        )
        {
            return true;
        }
        string name = type.Name + "." + member.MetadataName;
        return Open.Contains(name) || (isConstructor && name == "Parameter.Assign");
    }

    /// <summary>What holds features, how its rows are related, and where they are.</summary>
    private static IEnumerable<(string Name, Func<FlowCall, FlowValue> Rule)> Entries(SpaceNames space)
    {
        string relation = space.Relation + ".",
            cloud = space.Cloud + ".";
        yield return (relation + "Count", FlowRules.None);
        if (space.IsSphere)
        {
            yield return (cloud + "Features", FlowRules.OnGrid);
            yield return (cloud + "Directions", FlowRules.GridOf);
            foreach (string name in new[] { cloud + "Count", cloud + "SphereCount" })
                yield return (name, FlowRules.None);
            yield return (relation + "Coarser", FlowRules.Derived);
            yield break;
        }
        yield return (cloud + "Features", space.IsGrid || space.IsSurface ? FlowRules.OnGrid : FlowRules.OnPoints);
        yield return (cloud + "Count", FlowRules.None);
        // A mean over the rows of a surface is one by area, and not of every feature.
        if (!space.IsSurface)
            yield return (cloud + "Batch", FlowRules.None);
        IEnumerable<(string, Func<FlowCall, FlowValue>)> own =
            space.IsSurface ? SurfaceEntries(relation, cloud)
            : space.IsGrid ? GridEntries(relation, cloud, space)
            : space.Positions is { } positions
                ? EdgeEntries(relation, cloud).Concat(PointEntries(relation, cloud, positions + "."))
            : EdgeEntries(relation, cloud).Concat(GraphEntries(cloud));
        foreach ((string Name, Func<FlowCall, FlowValue> Rule) entry in own)
            yield return entry;
    }

    /// <summary>Values that go from points to edges and back.</summary>
    private static IEnumerable<(string Name, Func<FlowCall, FlowValue> Rule)> EdgeEntries(string edges, string cloud)
    {
        foreach (string name in new[] { "Sender", "Receiver" })
            yield return (edges + name, FlowRules.Gather);
        foreach (string name in new[] { "Sum", "Mean" })
            yield return (edges + name, FlowRules.Receive);
        yield return (edges + "Softmax", FlowRules.OnEdges);
        yield return (cloud + "Edges", FlowRules.None);
    }

    /// <summary>Features of the edges of graphs.</summary>
    private static IEnumerable<(string Name, Func<FlowCall, FlowValue> Rule)> GraphEntries(string graph)
    {
        yield return (graph + "EdgeFeatures", FlowRules.EdgeFeatures);
        yield return (graph + "GraphCount", FlowRules.None);
    }

    /// <summary>The geometry of edges as typed values; positions.</summary>
    private static IEnumerable<(string Name, Func<FlowCall, FlowValue> Rule)> PointEntries(
        string edges,
        string cloud,
        string positions
    )
    {
        yield return (edges + "Vectors", FlowRules.Vector);
        yield return (edges + "Lengths", FlowRules.Scalar);
        yield return (edges + "Envelope", FlowRules.Scalar);
        yield return (edges + "Basis", FlowRules.Basis);
        yield return (edges + "At", FlowRules.At);
        yield return (cloud + "Positions", FlowRules.Positions);
        yield return (cloud + "CloudCount", FlowRules.None);
        foreach (string name in new[] { "op_Addition", "op_Subtraction" })
            yield return (positions + name, FlowRules.Displacement);
        yield return (positions + "Mean", FlowRules.OnClouds);
        yield return (positions + "Broadcast", FlowRules.Broadcast);
        yield return (positions + "Rows", FlowRules.None);
    }

    /// <summary>Pixels, and the grids that are made of them: neighbours follow from the grid.</summary>
    private static IEnumerable<(string Name, Func<FlowCall, FlowValue> Rule)> GridEntries(
        string pixels,
        string images,
        SpaceNames space
    )
    {
        foreach (string name in new[] { "Coarser", "Inside", "Blocks" })
            yield return (pixels + name, FlowRules.Derived);
        yield return (images + space.Relation, FlowRules.GridOf);
        yield return (images + (space.IsVolume ? "VolumeCount" : "ImageCount"), FlowRules.None);
    }

    /// <summary>Surfaces: neither places nor frames are values.</summary>
    private static IEnumerable<(string Name, Func<FlowCall, FlowValue> Rule)> SurfaceEntries(
        string surface,
        string meshes
    )
    {
        yield return (surface + "OneHot", FlowRules.OneHot);
        yield return (surface + "Coarser", FlowRules.CoarserSurface);
        yield return (meshes + "Surface", FlowRules.GridOf);
        yield return (meshes + "MeshCount", FlowRules.None);
    }

    private static IEnumerable<(string Name, Func<FlowCall, FlowValue> Rule)> Entries()
    {
        // Sums, means and norms over rows, copies and edges; concatenation and inner products.
        foreach (string name in new[] { "Mean", "Sum" })
            yield return (Feature + "." + name, FlowRules.OnClouds);
        yield return (Feature + ".Broadcast", FlowRules.Broadcast);
        yield return (Feature + ".Pool", FlowRules.Pool);
        yield return (Feature + ".Unpool", FlowRules.Unpool);
        foreach (string name in new[] { "SoftNorm", "BoundedNorm", "SquaredNorm" })
            yield return (Feature + "." + name, FlowRules.Copies);
        yield return (Feature + ".Inner", FlowRules.Inner);
        yield return (Feature + ".Concat", FlowRules.Concat);
        yield return (Feature + ".SumOverCopies", FlowRules.OverCopies);
        yield return (Feature + ".MeanOverCopies", FlowRules.OverCopies);

        foreach (SpaceNames space in SpaceTypes.Names)
        {
            foreach ((string Name, Func<FlowCall, FlowValue> Rule) entry in Entries(space))
                yield return entry;
        }
        yield return ("Batch.OneHot", FlowRules.OneHot);
        yield return ("Batch.Lookup", FlowRules.Lookup);
        yield return ("Batch.Count", FlowRules.None);
        yield return ("Labels.Count", FlowRules.None);

        // Arithmetic of features.
        foreach (string type in new[] { "Features", "Scalars", "PseudoScalars", "Gated", "Mirrored" })
        {
            yield return (type + ".op_Addition", FlowRules.Sum);
            yield return (type + ".op_Subtraction", FlowRules.Sum);
            yield return (type + ".op_UnaryNegation", FlowRules.First);
            yield return (type + ".op_Multiply", FlowRules.Scale);
            yield return (type + ".op_Division", FlowRules.Divide);
            yield return (type + ".Zeros", FlowRules.Zeros);
            yield return (type + ".Rows", FlowRules.None);
            if (type != "Features")
            {
                yield return (type + ".op_Implicit", FlowRules.First);
                yield return (type + ".From", FlowRules.From);
            }
        }

        // Functions of scalars: the function itself is checked by ScalarFunction.
        yield return ("Scalars.Map", FlowRules.First);
        yield return ("PseudoScalars.MapOdd", FlowRules.First);
        yield return ("PseudoScalars.MapEven", FlowRules.Copies);

        yield return ("Scalars.Copies", FlowRules.None);
        yield return ("PseudoScalars.Copies", FlowRules.None);
        yield return ("Features.Select", FlowRules.Select);

        // Two results.
        yield return ("Pair..ctor", FlowRules.MakePair);
        yield return ("Pair.First", FlowRules.PairFirst);
        yield return ("Pair.Second", FlowRules.PairSecond);
        yield return ("Pair.Deconstruct", FlowRules.None);
    }
}
