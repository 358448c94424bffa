using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.CompilerServices;

/// <summary>Turns fields on the sphere by their coefficients.</summary>
internal static class SphereMotion
{
    internal static Sphere<T> Rotate<T>(in Sphere<T> sphere, Rotation rotation)
        where T : struct, IFeatures<T>, allows ref struct => Move(in sphere, rotation);

    /// <summary>Fields after an element of O(3): turned, and where it inverts, each degree by its parity.</summary>
    internal static Sphere<T> Move<T>(in Sphere<T> sphere, OrthogonalMatrix element)
        where T : struct, IFeatures<T>, allows ref struct
    {
        SphereSampling sampling = sphere.Sampling;
        FeatureLayout layout = sphere.Rows.Layout;
        if (sampling.ExactDegree < layout.Rows.Irreps.LMax)
        {
            throw new InvalidOperationException(
                $"Fields of {layout} on {sampling} have no exact transform, so they cannot be turned exactly. Analyse "
                    + "them with SphereTransform, turn the coefficients and synthesise them."
            );
        }
        return sphere.Rows.Precision == Precision.Single
            ? Move<T, float>(in sphere, element)
            : Move<T, double>(in sphere, element);
    }

    private static Sphere<T> Move<T, S>(in Sphere<T> sphere, OrthogonalMatrix element)
        where T : struct, IFeatures<T>, allows ref struct
        where S : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<S>
    {
        var source = (Storage<S>)sphere.Rows.Storage;
        var turned = new Storage<S>();
        turned.Bind(source.RowSpace, source.Layout, null);
        int degree = sphere.Sampling.ExactDegree;
        var fields = new SphereFields(source.Layout, degree, T.Polarisation);
        var row = new S[checked(sphere.SphereCount * fields.Coefficients.Dim)];
        fields.Run<S, Analysis>(sphere.Shape, source.Values, row, new Analysis(0));
        var turn = new HarmonicTurn(element.Rotation, degree);
        for (int sphereAt = 0; sphereAt < row.Length; sphereAt += fields.Coefficients.Dim)
        {
            Span<S> coefficients = row.AsSpan(sphereAt, fields.Coefficients.Dim);
            fields.Turn(turn, coefficients);
            if (element.Inverts)
                Invert(fields.Coefficients, coefficients);
        }

        fields.Run<S, Synthesis>(sphere.Shape, row, turned.Values, new Synthesis());
        return new Sphere<T>(sphere.Shape, Rows<T>.Of(turned));
    }

    private static void Invert<S>(FeatureLayout layout, Span<S> row)
        where S : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<S>
    {
        foreach (BlockAddress block in layout.Blocks)
        {
            if (block.Irrep.Parity == Parity.Even)
                continue;
            for (int m = 0; m < block.Irrep.Dim; m++)
            {
                foreach (ref S value in row.Slice(block.Offset + (m * block.Stride), block.Mul))
                    value = -value;
            }
        }
    }
}
