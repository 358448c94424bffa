namespace GeoDL.Typed.CompilerServices;

/// <summary>Features of space at the vertices of a mesh as features of its surface, and back.</summary>
internal sealed class SurfaceRestrictOperation : UnaryOperation
{
    private static readonly SurfaceRestrictOperation Instance = new();
    private const int Back = 1;

    /// <summary>Features of space as features of the surface.</summary>
    internal static Handle ToSurface(Handle x, MeshData data)
    {
        Check.On("Restricting to a surface", x.Storage, data.Vertices);
        SurfaceRestriction restriction = data.Restriction(x.Layout);
        return Instance.Run(x, data.Vertices, restriction.Surface, state: restriction);
    }

    /// <summary>Features of a surface as the features of space of which they are the restriction.</summary>
    internal static Handle ToSpace(Handle x, FeatureLayout space, MeshData data)
    {
        Check.On("Features of a surface in space", x.Storage, data.Vertices);
        SurfaceRestriction restriction = data.Restriction(space);
        if (!restriction.Surface.Matches(x.Layout))
        {
            throw new ArgumentException(
                $"Features {space} of space are {restriction.Surface} on a surface, but these are {x.Layout}."
            );
        }
        return Instance.Run(x, data.Vertices, space, index: Back, state: restriction);
    }

    internal override ITangent? Second => null;

    private protected override void Forward<S>(in TapeEntry entry, Storage<S> x, Storage<S> result)
    {
        var restriction = (SurfaceRestriction)entry.State!;
        Span<S> scratch = Workspace.Scratch<S>(x.Workspace, restriction.Space.Dim);
        result.Values.Clear();
        for (int v = 0; v < x.Rows; v++)
        {
            if (entry.Index == Back)
                restriction.AddToSpace<S>(v, x.Row(v), result.Row(v), scratch);
            else
                restriction.AddToSurface(v, x.Row(v), result.Row(v), scratch);
        }
    }

    private protected override void Backward<S>(in TapeEntry entry, Storage<S> x, Storage<S> result)
    {
        var restriction = (SurfaceRestriction)entry.State!;
        Span<S> scratch = Workspace.Scratch<S>(x.Workspace, restriction.Space.Dim);
        for (int v = 0; v < x.Rows; v++)
        {
            if (entry.Index == Back)
                restriction.AddToSurface(v, result.GradientRow(v), x.GradientRow(v), scratch);
            else
                restriction.AddToSpace<S>(v, result.GradientRow(v), x.GradientRow(v), scratch);
        }
    }
}
