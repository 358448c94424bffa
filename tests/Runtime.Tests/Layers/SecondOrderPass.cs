using GeoDL.Typed.Algebra;
using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed.Runtime.Tests.Layers;

/// <summary>
/// What a pass of second order gives for any value and any operands: tangents along directions of the operands, and how
/// the gradients of ⟨cotangent, value⟩ change along them.
/// </summary>
internal static class SecondOrderPass
{
    /// <summary>Whether everything that was recorded has its part in such a pass.</summary>
    internal static bool IsComplete(Pass pass)
    {
        foreach (ref readonly TapeEntry entry in pass.Workspace.Tape!.Entries)
        {
            if (entry.Operation.Second is null)
                return false;
        }

        return true;
    }

    /// <summary>
    /// Runs it in double; all numbers are in public order. Gradients of operands are then the changes.
    /// </summary>
    /// <returns>The tangent of the value.</returns>
    internal static double[] Run(Pass pass, Handle[] operands, double[][] directions, Handle value, double[] cotangent)
    {
        ReadOnlySpan<TapeEntry> entries = pass.Workspace.Tape!.Entries;
        SecondOrder second = pass.State.Second;
        Storage<double> result = value.As<double>();
        foreach (Handle operand in operands)
            operand.Storage.Moves = true;
        SecondOrder.MarkMoving(entries);
        PublicOrder.Read<double, double>(cotangent, result.Gradient, result.Layout);
        second.Reverse(pass);
        for (int i = 0; i < operands.Length; i++)
        {
            Storage<double> operand = operands[i].As<double>();
            PublicOrder.Read<double, double>(directions[i], operand.MakeTangent().Values, operand.Layout);
        }

        second.SweepTangents(entries, pass);
        for (int i = entries.Length - 1; i >= 0; i--)
            SecondOrder.Backward(in entries[i], pass);
        int[] source = result.Layout.Rows.SourceIndex();
        var tangent = new double[result.Values.Length];
        for (int i = 0; i < tangent.Length && result.HasTangent; i++)
            tangent[i / result.Dim * result.Dim + source[i % result.Dim]] = result.Tangent.Values[i];
        return tangent;
    }
}
