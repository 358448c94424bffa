using Microsoft.CodeAnalysis;

namespace GeoDL.Typed.Analyzers.Tests.Equivariance;

/// <summary>
/// Which types are typed: all of the runtime unless it is listed, all that implement the interface of features, and all
/// that is made of them.
/// </summary>
public sealed class TypedTypesTests
{
    /// <summary>
    /// The decision for each exported type of the runtime that is neither an enumeration nor an attribute. A new one is
    /// typed, and belongs here.
    /// </summary>
    private static readonly string[] Typed =
    [
        "ActivationConstants",
        "Adam",
        "AdamW",
        "AdaptiveMoments",
        "AtomFrame",
        "BandLimitedImages`1",
        "BandLimitedVolumes`1",
        "Batch",
        "Cell",
        "Checkpoint",
        "CheckpointOptions",
        "Directions",
        "EarlyStopping",
        "ElementChange",
        "EquiangularSampling",
        "EquivarianceChange",
        "ExchangeOptions",
        "ExtendedXyz",
        "ExtendedXyzNames",
        "FeatureExtensions",
        "Features",
        "FitsColumn",
        "FitsFile",
        "FitsUnit",
        "ForcePrediction`1",
        "Gated`1",
        "GaussLegendreSampling",
        "Graph",
        "Graph`1",
        "Graph`2",
        "GraphEdges",
        "Grid2",
        "Grid2`1",
        "Grid3",
        "Grid3`1",
        "HealPix",
        "HealPixFile",
        "IdxFile",
        "IndexedSamples`1",
        "IReplicas",
        "Labels",
        "LayerSummary",
        "LearningRate",
        "Loss",
        "Mesh",
        "Mesh`1",
        "MeshDefect",
        "MeshShapes",
        "Mirrored`1",
        "ModelSummaries",
        "ModelSummary",
        "MpiReplicas",
        "Neighbourhood",
        "NeighbourList",
        "NeighbourSearch",
        "NpyFile",
        "NumberArray",
        "NumberTypeExtensions",
        "Objective`1",
        "Optimiser",
        "Pair`2",
        "Parallelism",
        "Pass",
        "PgmFile",
        "Pixels",
        "PlaneCloud",
        "PlaneCloud`1",
        "PlaneNeighbourhood",
        "PlanePositions",
        "PointCloud",
        "PointCloud`1",
        "Positions",
        "ProgressLine",
        "PseudoScalars",
        "Real",
        "ReplicaException",
        "Replicas",
        "Rows",
        "Rows`1",
        "Scalars",
        "SkinnedNeighbours",
        "SkyMap",
        "SpeciesTable",
        "Sphere",
        "Sphere`1",
        "SphereCoefficients",
        "SphereMask",
        "SphereSampling",
        "SphereTransform",
        "Surface",
        "TensorFile",
        "Trainer`1",
        "TrainingProgress",
        "TriangleMesh",
        "Validation`1",
        "Voxels",
        "VolumeFile",
        "WeightAverage",
    ];

    private const string Source = """
        using System; using System.Collections.Generic; using GeoDL.Typed; using GeoDL.Typed.CompilerServices;
        public delegate Hidden Custom(int n);
        public delegate void Taking(ref Hidden h);
        public delegate void Ring(Ring next);
        public delegate void Deep<T>(Deep<Deep<T>> next);
        public delegate void First(Second s, Hidden h);
        public delegate void Second(First f);
        public class Outer<T> { public class Middle { public class Inner { } } }
        public class Same<T> where T : IComparable<T> { public T One; }
        public class Any<T> where T : List<PointCloud<Hidden>> { public T One; }
        public class Feature<T> where T : struct, IFeatures<T>, allows ref struct { public Func<T> One; }
        public class Keeper(PointCloud<Hidden> cloud) { public PointCloud<Hidden> Cloud => cloud; }
        public interface IMine<T> : IFeatures<T> where T : struct, IMine<T>, allows ref struct { }
        public unsafe class Places
        {
            public Hidden[][] A; public Dictionary<string, List<PointCloud<Hidden>>> B; public Custom C; public Taking D; public First E; public Second F; public delegate*<Hidden, int> G;
            public Outer<PointCloud<Hidden>>.Middle.Inner H; public delegate*<void> I0; public IMine<Hand> J; public (int, PointCloud<Hidden>) K; public Storage L; public Func<Features> M;
            public int Number; public string Text; public Ring Circle; public Deep<int> Depth; public Outer<int>.Middle.Inner Plain; public Keeper Kept; public Parameter Weight;
            public Precision Kind; public Group Algebra; public IrrepsAttribute Mark; public Net Model; public int? Maybe; public Outer<Hidden2>.Middle Other;
        }
        public struct Hand : IMine<Hand> { static FeatureLayout? IFeatures<Hand>.Layout => null; static Hand IFeatures<Hand>.Wrap(Handle h) => default; Handle IFeatures<Hand>.Unwrap() => default; }
        public class Hidden2 { }
        [EquivariantModel] public sealed partial class Net { }
        """;

    private static readonly Compilation Compiled = Analysis.Generate(
        Analysis
            .Compile(("Model.cs", Source), ("Features.cs", Verify.Features))
            .WithOptions(Analysis.CompilationOptions.WithAllowUnsafe(true))
    );

    [Theory]
    [InlineData("A")]
    [InlineData("B")]
    [InlineData("C")]
    [InlineData("D")]
    [InlineData("E")]
    [InlineData("F")]
    [InlineData("G")]
    [InlineData("H")]
    [InlineData("J")]
    [InlineData("K")]
    [InlineData("L")]
    [InlineData("M")]
    public void IsTyped_WhatHoldsFeatures(string field) =>
        Assert.True(new TypedTypes().IsTyped(FieldOf("Places", field)));

    [Theory]
    [InlineData("Number")]
    [InlineData("Text")]
    [InlineData("Circle")]
    [InlineData("Depth")]
    [InlineData("Plain")]
    [InlineData("Kept")]
    [InlineData("Weight")]
    [InlineData("Kind")]
    [InlineData("Algebra")]
    [InlineData("Mark")]
    [InlineData("Model")]
    [InlineData("Maybe")]
    [InlineData("Other")]
    [InlineData("I0")]
    public void IsNotTyped_WhatHoldsNumbers(string field) =>
        Assert.False(new TypedTypes().IsTyped(FieldOf("Places", field)));

    [Theory]
    [InlineData("Same`1", false)]
    [InlineData("Any`1", true)]
    [InlineData("Feature`1", true)]
    public void TypeParameter_IsWhatItsConstraintsAre(string type, bool isTyped) =>
        Assert.Equal(isTyped, new TypedTypes().IsTyped(FieldOf(type, "One")));

    [Fact]
    public void Answer_DoesNotDependOnTheOrderOfQuestions()
    {
        var types = new TypedTypes();
        ITypeSymbol second = FieldOf("Places", "F"),
            first = FieldOf("Places", "E");

        Assert.True(types.IsTyped(first));
        Assert.True(types.IsTyped(second));
        Assert.True(new TypedTypes().IsTyped(second));
    }

    [Fact]
    public void EachExportedTypeOfTheRuntime_IsDecided()
    {
        var types = new TypedTypes();
        string[] open =
        [
            .. typeof(Features)
                .Assembly.GetExportedTypes()
                .Where(static t => !t.IsEnum && !t.IsSubclassOf(typeof(Attribute)) && t.Namespace == "GeoDL.Typed")
                .Where(static t => !TypedTypes.UntypedNames.Contains(t.FullName))
                .Select(static t => t.Name)
                .Order(StringComparer.Ordinal),
        ];

        Assert.Equal(Typed.Order(StringComparer.Ordinal), open);
        foreach (Type type in typeof(Features).Assembly.GetExportedTypes().Where(static t => !t.IsNested))
        {
            bool isExpected =
                !type.IsEnum
                && !type.IsSubclassOf(typeof(Attribute))
                && !TypedTypes.UntypedNames.Contains(type.FullName);
            Assert.True(
                isExpected == types.IsTyped(Compiled.GetTypeByMetadataName(type.FullName!)),
                $"{type.FullName} is {(isExpected ? "not " : string.Empty)}typed."
            );
        }
    }

    private static ITypeSymbol FieldOf(string type, string field)
    {
        ITypeSymbol found = Compiled
            .GetTypeByMetadataName(type)!
            .GetMembers(field)
            .OfType<IFieldSymbol>()
            .Single()
            .Type;
        Assert.NotEqual(TypeKind.Error, found.TypeKind);
        return found;
    }
}
