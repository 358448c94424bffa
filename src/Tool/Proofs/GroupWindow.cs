using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Tool.Proofs;

/// <summary>
/// A group convolution: the kernel k(gx) = P(g) k(x) P(g)⁻¹ by a plain loop over the group and the pixels, then both
/// sides from values to irreps. The functions of its window are its pixels.
/// </summary>
internal sealed class GroupWindow : WindowTable
{
    private readonly GroupConvolutionSpec _spec;
    private readonly (SignatureTerm Term, int Copy, int Component)[] _operand;
    private readonly Dictionary<(GroupField From, GroupField To), int[,,]> _numbers = [];
    private readonly Dictionary<GroupField, double[,]> _transforms = [];

    public GroupWindow(GroupConvolutionSpec spec, int dilation)
    {
        (_spec, Dilation) = (spec, dilation);
        _operand = new (SignatureTerm, int, int)[spec.In.Dim];
        foreach (SignatureTerm term in spec.In.Terms)
        {
            for (int copy = 0; copy < term.Mul; copy++)
            {
                foreach ((int component, int place) in Places(spec.In, term, copy).Index())
                    _operand[place] = (term, copy, component);
            }
        }
    }

    public override (int X, int Y, int Z) Halves => (_spec.Size / 2, _spec.Size / 2, 0);

    public override int Dilation { get; }

    public override int FunctionCount => _spec.Size * _spec.Size;

    public override int WeightCount => _spec.WeightCount;

    public override int PathCount => _spec.Paths.Count;

    private SymmetryGroup Group => _spec.In.Group;

    public override double Function(int function, int x, int y, int z) =>
        function == ((y + Halves.Y) * _spec.Size) + x + Halves.X ? 1 : 0;

    public override IEnumerable<WindowTerm> Terms(int x)
    {
        (SignatureTerm from, int u, int component) = _operand[x];
        double[,] ofOperand = Transform(from);
        foreach (GroupConvolutionPath path in _spec.Paths.Where(p => p.In.First == from.First))
        {
            int[,,] numbers = Numbers(path);
            double[,] ofResult = Transform(path.Out);
            (int n, int m, int mul) = (from.CopyDim, path.Out.CopyDim, path.Out.Mul);
            for (int w = 0; w < mul; w++)
            {
                int[] places = [.. Places(_spec.Out, path.Out, w)];
                for (int place = 0; place < FunctionCount; place++)
                {
                    for (int k = 0; k < m; k++)
                    {
                        // Of each weight the sum over the triples of its orbit.
                        var sums = new Dictionary<int, double>();
                        for (int b = 0; b < m; b++)
                        {
                            for (int a = 0; a < n; a++)
                            {
                                int weight = path.WeightOffset + (((numbers[b, place, a] * from.Mul) + u) * mul) + w;
                                sums[weight] =
                                    sums.GetValueOrDefault(weight) + (ofResult[b, k] * ofOperand[a, component]);
                            }
                        }

                        foreach ((int weight, double sum) in sums)
                            yield return new WindowTerm(places[k], weight, place, _spec.Coefficient * sum);
                    }
                }
            }
        }
    }

    public override IEnumerable<ExactTerm> Biases(int count)
    {
        if (count == 0)
            yield break;
        int bias = 0;
        foreach (SignatureTerm term in _spec.Out.Terms)
        {
            double[,] transform = Transform(term);
            for (int copy = 0; copy < term.Mul; copy++, bias++)
            {
                foreach ((int k, int place) in Places(_spec.Out, term, copy).Index())
                {
                    double sum = Enumerable.Range(0, term.CopyDim).Sum(b => transform[b, k]);
                    yield return new ExactTerm(place, bias, sum);
                }
            }
        }
    }

    public override string PathOf(int x, WindowTerm term)
    {
        int number = _spec.Paths.Count(p => p.WeightOffset <= term.Weight);
        GroupConvolutionPath path = _spec.Paths[number - 1];
        return $"path {number}, {path.In.Text} → {path.Out.Text}";
    }

    /// <summary>
    /// The number of the weight of a value of the result, a pixel and a value of the operand: triples that the group
    /// exchanges share one, numbered by the first triple of each.
    /// </summary>
    private int[,,] Numbers(GroupConvolutionPath path)
    {
        (GroupField From, GroupField To) fields = (
            GroupConvolutionSpec.FieldOf(path.In, Group),
            GroupConvolutionSpec.FieldOf(path.Out, Group)
        );
        if (_numbers.TryGetValue(fields, out int[,,]? known))
            return known;
        (GroupFourier ofOperand, GroupFourier ofResult) = (new(fields.From, Group), new(fields.To, Group));
        (int n, int m, int places) = (ofOperand.Count, ofResult.Count, FunctionCount);
        var first = new int[m, places, n];
        for (int i = 0; i < first.Length; i++)
            first[i / n / places, i / n % places, i % n] = i;
        foreach (GroupElement element in KeptGroup.OfPlane(Group).Elements)
        {
            (int[] operand, int[] result) = (ofOperand.Permutation(element), ofResult.Permutation(element));
            for (int i = 0; i < first.Length; i++)
            {
                (int b, int place, int a) = (i / n / places, i / n % places, i % n);
                int moved = (((result[b] * places) + Moved(element, place)) * n) + operand[a];
                first[b, place, a] = Math.Min(first[b, place, a], moved);
            }
        }

        int[] least = [.. first.Cast<int>().Distinct().Order()];
        for (int i = 0; i < first.Length; i++)
        {
            ref int number = ref first[i / n / places, i / n % places, i % n];
            number = Array.BinarySearch(least, number);
        }

        _numbers.Add(fields, first);
        return first;
    }

    /// <summary>Where an element takes a pixel of the window; x to the right, y up.</summary>
    private int Moved(GroupElement element, int place)
    {
        (int size, int half) = (_spec.Size, Halves.X);
        double[,] matrix = element.PlaneMatrix();
        (int x, int y) = ((place % size) - half, half - (place / size));
        int column = (int)Math.Round((matrix[0, 0] * x) + (matrix[0, 1] * y)),
            up = (int)Math.Round((matrix[1, 0] * x) + (matrix[1, 1] * y));
        return ((half - up) * size) + column + half;
    }

    /// <summary>Rows are values, columns components.</summary>
    private double[,] Transform(SignatureTerm term)
    {
        GroupField field = GroupConvolutionSpec.FieldOf(term, Group);
        if (!_transforms.TryGetValue(field, out double[,]? matrix))
            _transforms.Add(field, matrix = new GroupFourier(field, Group).Matrix());
        return matrix;
    }

    /// <summary>Where the components of a copy of a field are in a row: block after block, copies first.</summary>
    private static IEnumerable<int> Places(Signature signature, SignatureTerm term, int copy) =>
        from block in Enumerable.Range(term.First, term.Count)
        let dim = signature.Irreps[block].Irrep.Dim
        from component in Enumerable.Range(0, dim)
        select signature.Irreps.Offset(block) + (copy * dim) + component;
}
