using System.Globalization;
using GeoDL.Typed.Algebra;
using GeoDL.Typed.Generators.Plans;

namespace GeoDL.Typed.Generators.Emission;

/// <summary>How the sums of windows and what is coupled of them lie in memory, and what lies in the lanes.</summary>
internal abstract class CoupleForm
{
    /// <summary>Copies of a block in the lanes; rows are pixels.</summary>
    public static readonly CoupleForm OfPixels = new PixelForm();

    /// <summary>Voxels in the lanes; rows are numbers.</summary>
    public static readonly CoupleForm OfVoxels = new VoxelForm();

    /// <summary>The parameters of a coupling.</summary>
    public abstract string Forward { get; }

    /// <summary>The arguments of a part of it.</summary>
    public abstract string ForwardArguments { get; }

    /// <summary>The parameters of its reverse.</summary>
    public abstract string Backward { get; }

    /// <summary>The arguments of a part of that.</summary>
    public abstract string BackwardArguments { get; }

    /// <summary>Where the sum of a function over a component of a block lies.</summary>
    public abstract int SumPlace(ICouplePlan plan, BlockAddress x, int function, int component);

    /// <summary>Where a component of a path's result lies.</summary>
    public abstract int CoupledPlace(PlannedWindowPath path, int component);

    /// <summary>The loops around the couplings, with references to the sums and to the coupled values.</summary>
    public abstract void WriteLoops(
        SourceWriter writer,
        ICouplePlan plan,
        BlockAddress x,
        string sums,
        string coupled,
        bool isReverse,
        Action writeBody
    );

    private static void WriteReferences(SourceWriter writer, string sums, string coupled, bool isReverse)
    {
        (string sumsIn, string coupledIn) = isReverse
            ? (sums, $"Unsafe.AsRef(in {coupled})")
            : ($"Unsafe.AsRef(in {sums})", coupled);
        writer.Line($"ref S hp = ref {sumsIn};");
        writer.Line($"ref S zp = ref {coupledIn};");
    }

    private static void WriteLanes(SourceWriter writer, Action writeBody)
    {
        using (writer.Block("for (nint u = start; u < end; u += V.Width)"))
        {
            writer.Line("ref S hr = ref Unsafe.Add(ref hp, u);");
            writer.Line("ref S zr = ref Unsafe.Add(ref zp, u);");
            writeBody();
        }
    }

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);

    private sealed class PixelForm : CoupleForm
    {
        public override string Forward => "nint pixels, nint start, nint end, ref readonly S h, ref S z, nint zRow";

        public override string ForwardArguments => "pixels, start, end, in h, ref z, zRow";

        public override string Backward => "nint pixels, nint start, nint end, ref readonly S gz, nint zRow, ref S gh";

        public override string BackwardArguments => "pixels, start, end, in gz, zRow, ref gh";

        public override int SumPlace(ICouplePlan plan, BlockAddress x, int function, int component) =>
            (function * plan.Operand.Dim) + x.Offset + (component * x.Stride);

        public override int CoupledPlace(PlannedWindowPath path, int component) =>
            path.Path.Z.Offset + (component * path.Path.Z.Stride);

        public override void WriteLoops(
            SourceWriter writer,
            ICouplePlan plan,
            BlockAddress x,
            string sums,
            string coupled,
            bool isReverse,
            Action writeBody
        )
        {
            WriteReferences(writer, sums, coupled, isReverse);
            using (writer.Block("for (nint pixel = 0; pixel < pixels; pixel++)"))
            {
                WriteLanes(writer, writeBody);
                writer.Line();
                writer.Line($"hp = ref Unsafe.Add(ref hp, {Text(plan.FunctionCount * plan.Operand.Dim)});");
                writer.Line("zp = ref Unsafe.Add(ref zp, zRow);");
            }
        }
    }

    private sealed class VoxelForm : CoupleForm
    {
        public override string Forward => "nint start, nint end, ref readonly S h, ref S z";

        public override string ForwardArguments => "start, end, in h, ref z";

        public override string Backward => "nint start, nint end, ref readonly S gz, ref S gh";

        public override string BackwardArguments => "start, end, in gz, ref gh";

        public override int SumPlace(ICouplePlan plan, BlockAddress x, int function, int component) =>
            ((function * x.Irrep.Dim) + component) * CpuSchedule.VoxelStrip;

        public override int CoupledPlace(PlannedWindowPath path, int component) =>
            (path.Path.Z.Offset + (component * path.Path.Z.Stride)) * CpuSchedule.VoxelStrip;

        public override void WriteLoops(
            SourceWriter writer,
            ICouplePlan plan,
            BlockAddress x,
            string sums,
            string coupled,
            bool isReverse,
            Action writeBody
        )
        {
            WriteReferences(writer, sums, coupled, isReverse);
            WriteLanes(writer, writeBody);
        }
    }
}
