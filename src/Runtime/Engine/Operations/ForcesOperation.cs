using System.Numerics;

namespace GeoDL.Typed.CompilerServices;

/// <summary>−∂E/∂x of an energy that was differentiated in this pass, as a value.</summary>
internal sealed class ForcesOperation : Operation
{
    private static readonly ForcesOperation Instance = new();

    /// <summary>No energy is made of forces.</summary>
    internal override ITangent? Second => null;

    internal static Handle Apply(EdgeGeometry geometry, Precision precision) =>
        precision == Precision.Single ? Apply<float>(geometry) : Apply<double>(geometry);

    /// <summary>The gradient of the loss by the forces is a direction in which the positions move.</summary>
    private protected override void Backward<S>(in TapeEntry entry, Pass pass)
    {
        Span<double> direction = SecondOrder.Direction((Storage<double>)entry.A!);
        ReadOnlySpan<S> gradient = ((Storage<S>)entry.Result).Gradient;
        for (int i = 0; i < direction.Length; i++)
            direction[i] -= double.CreateTruncating(gradient[i]);
    }

    private static Handle Apply<S>(EdgeGeometry geometry)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        Storage<double> positions = geometry.Positions;
        Storage<S> result = Workspace.Rent<S>(
            geometry.Workspace,
            geometry.Points,
            FeatureLayout.VectorOf(geometry.Group)
        );
        Span<S> forces = result.Values;
        if (positions.HasAdjoint)
        {
            for (int i = 0; i < forces.Length; i++)
                forces[i] = S.CreateTruncating(-positions.Adjoint[i]);
        }
        else
        {
            forces.Clear();
        }

        result.IsDerivative = true;
        Record(
            geometry.Workspace,
            wanted: true,
            new TapeEntry
            {
                Operation = Instance,
                A = positions,
                Result = result,
            }
        );
        return new Handle(result);
    }
}
