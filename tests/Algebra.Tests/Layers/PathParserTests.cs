using Kind = GeoDL.Typed.Algebra.PathFaultKind;

namespace GeoDL.Typed.Algebra.Tests;

public sealed class PathParserTests
{
    private static readonly Irreps In1 = Irreps.Parse("4x0e+4x1o+2x1o");
    private static readonly Irreps In2 = Irreps.Parse("4x0e+4x1o+1x2e");
    private static readonly Irreps Result = Irreps.Parse("4x0e+16x0e+6x1e+5x2e+4x1o+1x1o");

    [Theory]
    [InlineData("0,0,0 uvw", ConnectionMode.Uvw, true, 1)]
    [InlineData(" 1 , 1 , 0   uuu  noweight ", ConnectionMode.Uuu, false, 1)]
    [InlineData("1,1,1 uvuv *0.5", ConnectionMode.Uvuv, true, 0.5)]
    [InlineData("1,1,1 uvuv * 2e-1 noweight", ConnectionMode.Uvuv, false, 0.2)]
    [InlineData("1,1,2 uvu<v noweight", ConnectionMode.UvuLessV, false, 1)]
    [InlineData("1,1,3 u<vw", ConnectionMode.ULessVw, true, 1)]
    [InlineData("2,1,3 uvw*3", ConnectionMode.Uvw, true, 3)]
    public void Reads_Paths(string text, ConnectionMode mode, bool hasWeight, double weight)
    {
        PathParseResult result = PathParser.Parse(text, In1, In2, Result);
        Assert.Empty(result.Faults);
        Assert.Equal((mode, hasWeight, weight), (result.Path!.Mode, result.Path.HasWeight, result.Path.PathWeight));
    }

    [Fact]
    public void Maps_AreNumberedWhereThereAreSeveral()
    {
        Irreps vectors = Signature.Parse("2x1", SymmetryGroup.SO2).Irreps,
            tensors = Signature.Parse("2x2", SymmetryGroup.SO2).Irreps;

        Assert.Equal(0, PathParser.Parse("0,0,0 uvw", vectors, vectors, tensors).Path!.Coupling);
        Assert.Equal(1, PathParser.Parse("0,0,0 uvw #1 *0.5", vectors, vectors, tensors).Path!.Coupling);
        PathFault fault = Assert.Single(PathParser.Parse("0,0,0 uvw #2", vectors, vectors, tensors).Faults);
        Assert.Equal((Kind.NoSuchMap, 10, 2), (fault.Kind, fault.Start, fault.Length));
        Assert.Equal(
            "There is no map 2 of 1 ⊗ 1 → 2. Under SO(2) these irreps have 2 equivariant maps. "
                + "Write a number from #0 to #1.",
            fault.Message
        );
        Assert.Equal(Kind.NoSuchMap, Assert.Single(PathParser.Parse("0,0,0 uvw #1", In1, In2, Result).Faults).Kind);
        Assert.Equal(Kind.Syntax, Assert.Single(PathParser.Parse("0,0,0 uvw #x", In1, In2, Result).Faults).Kind);
    }

    // The wrong text stands in brackets; nothing else is reported.
    [Theory]
    [InlineData("[]", Kind.Syntax)]
    [InlineData("0,[a],0 uvw", Kind.Syntax)]
    [InlineData("0,0 [uvw]", Kind.Syntax)]
    [InlineData("0,0,0[]", Kind.Syntax)]
    [InlineData("0,0,0 uvw [twice]", Kind.Syntax)]
    [InlineData("0,0,0 [wvu]", Kind.UnknownMode)]
    [InlineData("[3],0,0 uvw", Kind.BlockOutOfRange)]
    [InlineData("0,[7],0 uvw", Kind.BlockOutOfRange)]
    [InlineData("0,0,[6] uvw", Kind.BlockOutOfRange)]
    [InlineData("[1,1,4] uvw", Kind.ForbiddenByParity)]
    [InlineData("[0,0,3] uvw", Kind.ForbiddenByDegree)]
    [InlineData("1,1,1 [uvu]", Kind.MultiplicityMismatch)]
    [InlineData("2,1,0 [uuu]", Kind.MultiplicityMismatch)]
    [InlineData("1,1,0 [uvuv]", Kind.MultiplicityMismatch)]
    [InlineData("1,1,3 uvw [noweight]", Kind.WeightRequired)]
    [InlineData("1,1,3 uuw [noweight]", Kind.WeightRequired)]
    [InlineData("0,0,0 uvw [*-1]", Kind.BadPathWeight)]
    [InlineData("0,0,0 uvw [*x]", Kind.BadPathWeight)]
    public void Reports_TheSmallestWrongText(string marked, Kind kind)
    {
        int start = marked.IndexOf('[', StringComparison.Ordinal);
        int end = marked.IndexOf(']', StringComparison.Ordinal) - 1;
        string text = marked.Remove(end + 1, 1).Remove(start, 1);
        PathParseResult result = PathParser.Parse(text, In1, In2, Result);
        Assert.Null(result.Path);
        PathFault fault = Assert.Single(result.Faults);
        Assert.Equal((kind, start, end - start), (fault.Kind, fault.Start, fault.Length));
        Assert.Equal(3, fault.Message.Split(". ").Length);
    }

    [Fact]
    public void Reports_EveryMistakeOfOnePath()
    {
        PathParseResult result = PathParser.Parse("1,1,4 uvw noweight", In1, In2, Result);
        Assert.Equal([Kind.ForbiddenByParity, Kind.WeightRequired], result.Faults.Select(f => f.Kind));
    }
}
