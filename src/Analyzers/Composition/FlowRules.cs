using GeoDL.Typed.Algebra;
using GeoDL.Typed.Generators.Reading;
using Microsoft.CodeAnalysis;

namespace GeoDL.Typed.Analyzers;

/// <summary>The signatures that members of the runtime return.</summary>
internal static class FlowRules
{
    private const string NotConstant = "the selected block is not a constant";

    /// <summary>A grid has rows but no signature.</summary>
    private static FlowValue Grid(FlowGrid? grid) => FlowValue.Unknown("a grid is no feature").On(FlowPlace.On(grid));

    /// <summary>Positions have rows but no signature.</summary>
    private static FlowValue Places => FlowValue.Unknown("positions are points, not features");

    /// <summary>The result is not a feature: counts, geometry.</summary>
    public static FlowValue None(FlowCall call) => FlowValue.Nothing;

    /// <summary>The receiver's signature, or the first argument's.</summary>
    public static FlowValue First(FlowCall call) => call.ValueAt(0);

    /// <summary>The receiver's or first argument's signature, on points.</summary>
    public static FlowValue OnPoints(FlowCall call) => call.ValueAt(0).On(FlowDomain.Points);

    /// <summary>The features of a graph's edges, whose signature only their type states.</summary>
    public static FlowValue EdgeFeatures(FlowCall call) =>
        FlowValue.Unknown("its type does not state it").On(FlowDomain.Edges);

    /// <summary>The same, on the grid of images, volumes, surfaces or spheres.</summary>
    public static FlowValue OnGrid(FlowCall call) => call.ValueAt(0).On(FlowPlace.On(call.ValueAt(0).Rows.Grid));

    /// <summary>The grid of images, volumes, surfaces or spheres.</summary>
    public static FlowValue GridOf(FlowCall call) => Grid(call.ValueAt(0).Rows.Grid);

    /// <summary>A grid that is made of another one.</summary>
    public static FlowValue Derived(FlowCall call) =>
        call.ConstantAt(1) is int number and >= 0
            ? Grid(
                call.Member.Name switch
                {
                    "Inside" => Made(call, GridStep.Inside(number)),
                    _ when number == 0 => null,
                    "Coarser" => Made(call, GridStep.Coarser(number)),
                    _ => Made(call, GridStep.Blocks(number)),
                }
            )
            : Grid(null);

    /// <summary>The coarser surface, of which its meshes know.</summary>
    public static FlowValue CoarserSurface(FlowCall call) => Grid(call.ValueAt(0).Rows.Grid?.After(OfSurface));

    /// <summary>How many vertices a coarser surface has is not known; it never has those of the finer one.</summary>
    private static GridStep OfSurface => GridStep.Coarser(2);

    private static FlowGrid? Made(FlowCall call, GridStep step) =>
        call.Rows.Derive(call.ValueAt(0).Rows.Grid, step, call.Member, call.Syntax);

    /// <summary>The positions of a cloud's points.</summary>
    public static FlowValue Positions(FlowCall call) => Places.On(FlowDomain.Points);

    /// <summary>The first argument's signature, on clouds; the argument lives on points or edges.</summary>
    public static FlowValue OnClouds(FlowCall call)
    {
        if (call.Operands.Count == 0)
            return FlowValue.Silent;
        if (call.Operands.Count > 1 && SpaceTypes.IsSurface(call.Operands[1].Operation.Type))
        {
            call.Rows.RequireOn(call.Operands[0], call.ValueAt(1).Rows.Grid, call.Member);
            call.Checks.OverSurface(call.Operands[0], call.Member);
        }
        else
        {
            call.Rows.Require(call.Operands[0], FlowDomain.Points | FlowDomain.Edges, call.Member);
        }

        return call.ValueAt(0).On(FlowDomain.Clouds);
    }

    /// <summary>A value of each cloud, broadcast to its points or edges; pixels are the points of their grid.</summary>
    public static FlowValue Broadcast(FlowCall call)
    {
        if (call.Operands.Count < 2)
            return FlowValue.Silent;
        call.Rows.Require(call.Operands[0], FlowDomain.Clouds, call.Member);
        ITypeSymbol? rows = call.Operands[1].Operation.Type;
        bool hasLevels = SpaceTypes.HasLevels(rows),
            isToEdges = SpaceTypes.IsRelation(rows) && !hasLevels;
        return call.ValueAt(0)
            .On(
                isToEdges ? FlowDomain.Edges
                : hasLevels ? FlowPlace.On(call.ValueAt(1).Rows.Grid)
                : FlowDomain.Points
            );
    }

    /// <summary>A value of the vertices of a surface, on those of its coarser one.</summary>
    public static FlowValue Pool(FlowCall call) => BetweenSurfaces(call, isToFiner: false);

    /// <summary>A value of the vertices of a coarser surface, on those of the finer one.</summary>
    public static FlowValue Unpool(FlowCall call) => BetweenSurfaces(call, isToFiner: true);

    private static FlowValue BetweenSurfaces(FlowCall call, bool isToFiner)
    {
        if (call.Operands.Count < 2)
            return FlowValue.Silent;
        FlowGrid? fine = call.ValueAt(1).Rows.Grid,
            coarse = fine?.After(OfSurface);
        call.Rows.RequireOn(call.Operands[0], isToFiner ? coarse : fine, call.Member);
        return call.ValueAt(0).On(FlowPlace.On(isToFiner ? fine : coarse));
    }

    /// <summary>A value of points, given to edges.</summary>
    public static FlowValue Gather(FlowCall call)
    {
        call.Rows.Require(call.Operands[1], FlowDomain.Points, call.Member);
        return call.ValueAt(1).On(FlowDomain.Edges);
    }

    /// <summary>A value of edges, summed into points.</summary>
    public static FlowValue Receive(FlowCall call)
    {
        call.Rows.Require(call.Operands[1], FlowDomain.Edges, call.Member);
        return call.ValueAt(1).On(FlowDomain.Points);
    }

    /// <summary>A value of edges, which stays there.</summary>
    public static FlowValue OnEdges(FlowCall call)
    {
        call.Rows.Require(call.Operands[1], FlowDomain.Edges, call.Member);
        return call.ValueAt(1).On(FlowDomain.Edges);
    }

    /// <summary>The same pairs of points at other positions.</summary>
    public static FlowValue At(FlowCall call)
    {
        call.Rows.Require(call.Operands[1], FlowDomain.Points, call.Member);
        return FlowValue.Nothing;
    }

    /// <summary>One vector on edges.</summary>
    public static FlowValue Vector(FlowCall call) =>
        Fixed(call, VectorOf(call, call.Member.ContainingType)).On(FlowDomain.Edges);

    /// <summary>One even scalar on edges.</summary>
    public static FlowValue Scalar(FlowCall call) =>
        Fixed(call, new Irreps(new MulIrrep(1, call.Checks.Group.Trivial))).On(FlowDomain.Edges);

    /// <summary>Differences of positions are vectors; a vector moves positions.</summary>
    public static FlowValue Displacement(FlowCall call)
    {
        if (call.Operands.Count < 2)
            return FlowValue.Silent;
        FlowPlace rows = call.Rows.Same(call.Operands[0], call.Operands[1]);
        Irreps vector = VectorOf(call, call.Member.ContainingType);
        if (call.Operands.All(static o => SpaceTypes.IsPositions(o.Operation.Type)))
            return Fixed(call, vector).On(rows);
        foreach (FlowOperand operand in call.Operands.Where(static o => !SpaceTypes.IsPositions(o.Operation.Type)))
        {
            call.Checks.Conversion(
                operand.Value,
                new Signature(vector, call.Checks.Group),
                "a displacement of positions",
                operand.Operation.Syntax
            );
        }
        return Places.On(rows);
    }

    /// <summary>A sum or a difference.</summary>
    public static FlowValue Sum(FlowCall call) =>
        call
            .Checks.Sum(
                call.ValueAt(0),
                call.ValueAt(1),
                call.Member.Name == "op_Addition" ? "sum" : "difference",
                call.Operands[1].Operation.Syntax
            )
            .On(Rows(call));

    /// <summary>A sum of two values of one named type.</summary>
    public static FlowValue NamedSum(FlowCall call) => call.ValueAt(0).On(Rows(call));

    /// <summary>A product with a number or with scalars.</summary>
    public static FlowValue Scale(FlowCall call) =>
        call.Operands.Count < 2 ? FlowValue.Silent : Product(call).On(Rows(call));

    private static FlowValue Product(FlowCall call)
    {
        (FlowOperand left, FlowOperand right) = (call.Operands[0], call.Operands[1]);
        if (!IsFeature(call, left.Operation.Type))
            return right.Value;
        if (!IsFeature(call, right.Operation.Type))
            return left.Value;
        bool leftScales = IsFactor(left.Operation.Type),
            rightScales = IsFactor(right.Operation.Type);
        // Of two scalars, the one with a single copy is the factor.
        bool isLeftFactor =
            leftScales && (!rightScales || left.Value.Possibilities.All(static p => p.Signature.Dim == 1));
        (FlowOperand factor, FlowOperand value) = isLeftFactor ? (left, right) : (right, left);
        if (factor.Value.Kind != FlowValueKind.Known || value.Value.Kind != FlowValueKind.Known)
            return value.Value.Kind == FlowValueKind.Known ? Mirrored(call, factor, value.Value) : value.Value;
        foreach (Possibility f in factor.Value.Possibilities)
        {
            foreach (Possibility v in value.Value.Possibilities)
            {
                if (!call.Checks.Scales(f, v, factor.Operation.Syntax))
                    return FlowValue.Silent;
            }
        }

        return Mirrored(call, factor, value.Value);
    }

    /// <summary>A quotient by a number or by even scalars.</summary>
    public static FlowValue Divide(FlowCall call) =>
        call.Operands.Count == 2 && IsFeature(call, call.Operands[1].Operation.Type) ? Scale(call) : call.ValueAt(0);

    /// <summary>One even scalar for each copy.</summary>
    public static FlowValue Copies(FlowCall call) =>
        call.ValueAt(0).Select(CopiesOf, call.Giver, call.Place, "its multiplicities are not known");

    /// <summary>One even scalar for each copy of two values of one signature.</summary>
    public static FlowValue Inner(FlowCall call) =>
        call.Operands.Count < 2
            ? FlowValue.Silent
            : call
                .Checks.Sum(call.ValueAt(0), call.ValueAt(1), "inner product", call.Operands[1].Operation.Syntax)
                .Select(CopiesOf, call.Giver, call.Place, "its multiplicities are not known")
                .On(Rows(call));

    /// <summary>The blocks of both.</summary>
    public static FlowValue Concat(FlowCall call) => Joined(call).On(Rows(call));

    private static FlowValue Joined(FlowCall call)
    {
        (FlowValue left, FlowValue right) = (call.ValueAt(0), call.ValueAt(1));
        if (left.Kind != FlowValueKind.Known)
            return left;
        if (right.Kind != FlowValueKind.Known)
            return right;
        FlowValue result = FlowValue.Nothing;
        foreach (Possibility second in right.Possibilities)
        {
            result = result.Join(
                left.Select(
                    first =>
                        first.Group == second.Signature.Group && Fits(first, second.Signature)
                            ? new Signature(first.Irreps + second.Signature.Irreps, first.Group)
                            : null,
                    call.Giver,
                    call.Place,
                    "it joins features of different groups, or more blocks or components than a signature may have"
                )
            );
        }

        return result;
    }

    private static bool Fits(Signature first, Signature second) =>
        first.Blocks.Count + second.Blocks.Count <= Limits.Blocks && first.Dim + second.Dim <= Limits.Components;

    /// <summary>One copy of each merged block.</summary>
    public static FlowValue OverCopies(FlowCall call) =>
        call.ValueAt(0)
            .Select(
                static s => new Signature(
                    new Irreps(s.Canonical.Irreps.Select(static b => new MulIrrep(1, b.Irrep))),
                    s.Group
                ),
                call.Giver,
                call.Place,
                "its blocks are not known"
            );

    /// <summary>A block, or a range of blocks, by number.</summary>
    public static FlowValue Select(FlowCall call) =>
        call.ValueAt(0)
            .Select(
                s =>
                    BlockRange.Of(call.Operands[1].Operation, s.Irreps.Count) is { } range
                        ? new Signature(new Irreps(s.Irreps.Skip(range.First).Take(range.Count)), s.Group)
                        : null,
                call.Giver,
                call.Place,
                NotConstant
            );

    /// <summary>A conversion to the type that has the member.</summary>
    public static FlowValue From(FlowCall call)
    {
        INamedTypeSymbol type = call.Member.ContainingType;
        string name = "'" + FlowNames.Type(type) + "'";
        SyntaxNode where =
            call.Operands.Count > 0 ? call.Operands[call.Operands.Count - 1].Operation.Syntax : call.Syntax;
        FlowValue value = call.ValueAt(call.Operands.Count - 1);
        if (call.Checks.TypeOf(type).Signature is { } signature)
        {
            call.Checks.Conversion(value, signature, name, where);
            return FlowValue.Of(signature, call.Giver, call.Place).On(value.Rows);
        }

        return !IsFactor(type) || call.Checks.Conversion(value, FactorOf(call, type), name, where)
            ? value
            : FlowValue.Silent.On(value.Rows);
    }

    /// <summary>Zeros with a signature, or with a number of copies, on the rows of another value.</summary>
    public static FlowValue Zeros(FlowCall call) => ZerosOf(call).On(call.ValueAt(0).Rows);

    private static FlowValue ZerosOf(FlowCall call)
    {
        INamedTypeSymbol type = call.Member.ContainingType;
        if (call.Checks.TypeOf(type).Signature is { } signature)
            return FlowValue.Of(signature, call.Giver, call.Place);
        return call.ConstantAt(1) switch
        {
            string text => call.Checks.Written(text, call.Operands[1].Operation.Syntax) is { } written
                ? FlowValue.Of(written, call.Giver, call.Place)
                : FlowValue.Silent,
            int copies and > 0 => Copied(call, copies, FactorOf(call, type)),
            _ => FlowValue.Unknown("its number of copies is not a constant"),
        };
    }

    /// <summary>One even scalar for each class.</summary>
    public static FlowValue OneHot(FlowCall call) =>
        call.ConstantAt(2) is int classes and > 0
            ? Copied(call, classes, call.Checks.Group.Trivial)
            : FlowValue.Unknown("its number of classes is not a constant");

    /// <summary>An even scalar for each row.</summary>
    public static FlowValue Lookup(FlowCall call) => Copied(call, 1, call.Checks.Group.Trivial);

    /// <summary>As many even scalars as there are basis functions.</summary>
    public static FlowValue Basis(FlowCall call) =>
        (
            call.ConstantAt(1) is int count and > 0
                ? Copied(call, count, call.Checks.Group.Trivial)
                : FlowValue.Unknown("its number of functions is not a constant")
        ).On(FlowDomain.Edges);

    /// <summary>Two values together.</summary>
    public static FlowValue MakePair(FlowCall call) => FlowValue.PairOf(call.ValueAt(0), call.ValueAt(1));

    /// <summary>The first of two.</summary>
    public static FlowValue PairFirst(FlowCall call) => call.ValueAt(0).First ?? call.ValueAt(0);

    /// <summary>The second of two.</summary>
    public static FlowValue PairSecond(FlowCall call) => call.ValueAt(0).Second ?? call.ValueAt(0);

    private static FlowValue Mirrored(FlowCall call, FlowOperand factor, FlowValue value) =>
        RuntimeTypes.Is(factor.Operation.Type, "PseudoScalars")
            ? value.Select(
                static s => new Signature(s.Irreps.Mirrored(), s.Group),
                call.Giver,
                call.Place,
                "its blocks are not known"
            )
            : value;

    /// <summary>The rows of both operands, which must be the same; a number has none.</summary>
    private static FlowPlace Rows(FlowCall call)
    {
        FlowOperand[] features = call.Operands.Where(o => IsFeature(call, o.Operation.Type)).ToArray();
        return features.Length switch
        {
            0 => FlowPlace.Unknown,
            1 => features[0].Value.Rows,
            _ => call.Rows.Same(features[0], features[1]),
        };
    }

    private static FlowValue Copied(FlowCall call, int copies, Irrep irrep) =>
        copies <= Limits.Components
            ? FlowValue.Of(new Signature(new Irreps(new MulIrrep(copies, irrep)), irrep.Group), call.Giver, call.Place)
            : FlowValue.Unknown("it has more copies than a signature may have");

    private static FlowValue Fixed(FlowCall call, Irreps irreps) =>
        FlowValue.Of(new Signature(irreps, call.Checks.Group), call.Giver, call.Place);

    /// <summary>A vector of the space that a type of the runtime belongs to, under the model's group.</summary>
    private static Irreps VectorOf(FlowCall call, ITypeSymbol type) =>
        call.Checks.Group.Vector(SpaceTypes.IsInPlane(type));

    /// <summary>
    /// The irrep of <c>Scalars</c> or <c>PseudoScalars</c>; where there is no parity both are scalars.
    /// </summary>
    private static Irrep FactorOf(FlowCall call, ITypeSymbol type) =>
        RuntimeTypes.Is(type, "Scalars")
            ? call.Checks.Group.Trivial
            : call.Checks.Group.Sign ?? call.Checks.Group.Trivial;

    private static Signature? CopiesOf(Signature signature) =>
        signature.Irreps.NumIrreps > 0
            ? new Signature(
                new Irreps(new MulIrrep(signature.Irreps.NumIrreps, signature.Group.Trivial)),
                signature.Group
            )
            : null;

    private static bool IsFactor(ITypeSymbol? type) =>
        RuntimeTypes.Is(type, "Scalars") || RuntimeTypes.Is(type, "PseudoScalars");

    private static bool IsFeature(FlowCall call, ITypeSymbol? type) => call.Checks.TypeOf(type).IsFeature;
}
