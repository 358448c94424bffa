using System.Runtime.Loader;
using GeoDL.Typed.Algebra;
using GeoDL.Typed.Generators.Tests.Pipeline;

namespace GeoDL.Typed.Generators.Tests.Groups;

/// <summary>The models of all groups of the plane, compiled once for all tests.</summary>
public sealed class GroupModels : IDisposable
{
    private readonly AssemblyLoadContext _context = new("groups", isCollectible: true);
    private readonly System.Reflection.Assembly _assembly;

    /// <summary>Compiles them.</summary>
    public GroupModels()
    {
        string[] sources = [.. Cases.Select(static c => GroupModelSource.Of(c.Name, c.Group, c.Axis))];
        using MemoryStream image = GeneratorHost.Run(GeneratorHost.Compile(sources)).CleanImage();
        _assembly = _context.LoadFromStream(image);
    }

    /// <summary>Every group on clouds in the plane; the infinite ones on clouds of space about each axis too.</summary>
    internal static IReadOnlyList<GroupCase> Cases { get; } =
    [
        .. new[]
        {
            SymmetryGroup.SO2,
            SymmetryGroup.O2,
            SymmetryGroup.C(1),
            SymmetryGroup.C(2),
            SymmetryGroup.C(3),
            SymmetryGroup.C(4),
            SymmetryGroup.C(8),
            SymmetryGroup.D(1),
            SymmetryGroup.D(2),
            SymmetryGroup.D(3),
            SymmetryGroup.D(4),
            SymmetryGroup.D(6),
            SymmetryGroup.D(8),
        }.Select(static g => new GroupCase(g, null)),
        new GroupCase(SymmetryGroup.SO2, Axis.Z),
        new GroupCase(SymmetryGroup.O2, Axis.Y),
        new GroupCase(SymmetryGroup.O2, Axis.X),
        new GroupCase(SymmetryGroup.C(4), Axis.Z),
    ];

    /// <summary>Their names.</summary>
    public static TheoryData<string> Names => [.. Cases.Select(static c => c.Name)];

    /// <summary>The model's results, one row a point.</summary>
    internal double[] Predict(GroupCase group, int part, double[] positions, double[] features, Precision precision) =>
        (double[])Call(group, "Predict", part, positions, features, precision);

    /// <summary>A loss and its derivatives by positions and features, in double.</summary>
    internal (double Value, double[] Positions, double[] Features) Derive(
        GroupCase group,
        int part,
        double[] positions,
        double[] features,
        double[] target
    ) => ((double, double[], double[]))Call(group, "Derive", part, positions, features, target);

    /// <inheritdoc/>
    public void Dispose() => _context.Unload();

    private object Call(GroupCase group, string method, params object[] arguments) =>
        _assembly.GetType(group.Name + ".Probe")!.GetMethod(method)!.Invoke(null, arguments)!;
}
