using System.Numerics;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// The integral or the mean over each surface, with the areas of vertices as weights. Frames of different vertices are
/// turned in different ways, so only invariant numbers have one.
/// </summary>
internal sealed class SurfaceSumOperation : UnaryOperation
{
    private static readonly SurfaceSumOperation Instance = new();

    internal static Handle Apply(Handle x, MeshData data, bool mean)
    {
        Check.On(mean ? "A mean over a surface" : "An integral over a surface", x.Storage, data.Vertices);
        Check.Invariant("means and integrals over a surface", x.Layout);
        return Instance.Run(x, data.Vertices.Clouds, x.Layout, index: mean ? 1 : 0, state: data);
    }

    internal override ITangent? Second => null;

    private protected override void Forward<S>(in TapeEntry entry, Storage<S> x, Storage<S> result)
    {
        var data = (MeshData)entry.State!;
        ReadOnlySpan<int> offsets = data.Vertices.CloudOffsets;
        Span<double> sums = Workspace.Scratch<double>(x.Workspace, x.Dim);
        for (int mesh = 0; mesh + 1 < offsets.Length; mesh++)
        {
            sums.Clear();
            for (int v = offsets[mesh]; v < offsets[mesh + 1]; v++)
            {
                ReadOnlySpan<S> row = x.Row(v);
                for (int i = 0; i < row.Length; i++)
                    sums[i] += data.Areas[v] * double.CreateTruncating(row[i]);
            }

            double scale = Scale(in entry, data, mesh);
            Span<S> total = result.Row(mesh);
            for (int i = 0; i < total.Length; i++)
                total[i] = S.CreateTruncating(scale * sums[i]);
        }
    }

    private protected override void Backward<S>(in TapeEntry entry, Storage<S> x, Storage<S> result)
    {
        var data = (MeshData)entry.State!;
        ReadOnlySpan<int> offsets = data.Vertices.CloudOffsets;
        for (int mesh = 0; mesh + 1 < offsets.Length; mesh++)
        {
            double scale = Scale(in entry, data, mesh);
            ReadOnlySpan<S> g = result.GradientRow(mesh);
            for (int v = offsets[mesh]; v < offsets[mesh + 1]; v++)
                RowSums.AddScaled(g, S.CreateTruncating(scale * data.Areas[v]), x.GradientRow(v));
        }
    }

    private static double Scale(in TapeEntry entry, MeshData data, int mesh)
    {
        if (entry.Index == 0)
            return 1;
        double area = 0;
        for (int v = data.Vertices.CloudOffsets[mesh]; v < data.Vertices.CloudOffsets[mesh + 1]; v++)
            area += data.Areas[v];
        return 1 / area;
    }
}
