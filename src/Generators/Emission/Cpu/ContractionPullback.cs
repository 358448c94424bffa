using GeoDL.Typed.Algebra;
using GeoDL.Typed.Generators.Plans;

namespace GeoDL.Typed.Generators.Emission;

/// <summary>Writes the reverse of a contraction: its values from the last to the first.</summary>
internal sealed class ContractionPullback
{
    private const string Parameters =
            "nint stride, ref readonly S x, ref readonly S w, ref readonly S g, ref S gx, ref S gw, ref S work",
        Arguments = "stride, in x, in w, in g, ref gx, ref gw, ref work";

    private readonly SourceWriter _writer;
    private readonly ContractionPlan _plan;
    private readonly ConstantNames _constants;

    /// <summary>Values whose gradient has a part already, in an earlier method.</summary>
    private readonly HashSet<int> _begun = [];

    private ContractionPullback(SourceWriter writer, ContractionPlan plan, ConstantNames constants) =>
        (_writer, _plan, _constants) = (writer, plan, constants);

    public static void Write(SourceWriter writer, ContractionPlan plan, ConstantNames constants) =>
        new ContractionPullback(writer, plan, constants).Write();

    private void Write()
    {
        _writer.Line("/// <summary>gx, gw += gradients for the gradient g of the result.</summary>");
        _writer.Line("public static void Backward<V, S>(");
        using (_writer.Indented())
            _writer.Line(Parameters + ")");
        KernelText.LaneConstraints(_writer, "V, S");
        using (_writer.Braces())
        {
            _writer.Line("Prepare<V, S>(stride, in x, in w, ref work);");
            _writer.Line($"Pull<V, S>({Arguments});");
        }

        _writer.Line();
        // Results by ~number, then values from the last on.
        int[] order =
        [
            .. Enumerable.Range(0, _plan.Results.Count).Select(static i => ~i),
            .. Enumerable.Range(0, _plan.Values.Count).Reverse(),
        ];
        MethodParts.Write(
            _writer,
            "The gradients of results go to values, those of values to what they are made of.",
            "Pull",
            "V, S",
            Parameters,
            Arguments,
            KernelText.Split(order, i => ValueOf(i).PullbackCost, CpuSchedule.LanewiseLimit),
            (part, _) => WritePart(part)
        );
    }

    private ContractionValue ValueOf(int number) => number < 0 ? _plan.Results[~number] : _plan.Values[number];

    private void WritePart(IReadOnlyList<int> part)
    {
        var locals = new ContractionLocals(_writer, []);
        locals.DeclareConstants(_constants, part.Select(ValueOf));
        var sums = new List<int>();
        var known = new HashSet<int>();
        string title = string.Empty;
        int scaled = 0;
        foreach (int number in part)
        {
            ContractionValue value = ValueOf(number);
            if (value.Title != title)
                _writer.Line("// " + (title = value.Title));
            string gradient = Gradient(number, known);
            foreach (IGrouping<Surd, ContractionTerm> group in ContractionLocals.Groups(value))
            {
                string factor = gradient;
                if (group.Key != Surd.One)
                {
                    factor = "t" + ContractionKernelEmitter.Text(scaled++);
                    _writer.Line($"V {factor} = {_constants.LocalOf(group.Key)} * {gradient};");
                }
                foreach (ContractionTerm term in group)
                    WriteTerm(term, term.Coefficient.Sign < 0 ? "-" + factor : factor, locals, sums, known);
            }
        }

        foreach (int sum in sums.Where(s => !part.Contains(s) || s < 0))
            _writer.Line($"V.Store({NameOfGradient(sum)}, {PlaceOfGradient(sum)});");
        _begun.UnionWith(sums);
    }

    private void WriteTerm(
        ContractionTerm term,
        string factor,
        ContractionLocals locals,
        List<int> sums,
        HashSet<int> known
    )
    {
        if (term.First == term.Second)
        {
            Add(term.First, $"({factor} + {factor})", locals.Load(term.First), sums, known);
            return;
        }
        Add(term.First, factor, locals.Load(term.Second), sums, known);
        Add(term.Second, factor, locals.Load(term.First), sums, known);
    }

    /// <summary>Adds a product to a gradient; an empty factor is 1.</summary>
    private void Add(int target, string a, string b, List<int> sums, HashSet<int> known)
    {
        if (target == ContractionTerm.One)
            return;
        string name = NameOfGradient(target);
        bool isNew = known.Add(target);
        if (isNew)
            sums.Add(target);
        bool hasMemory = target < 0 || ContractionTerm.WeightOf(target) >= 0 || _begun.Contains(target);
        if (isNew && hasMemory)
            _writer.Line($"V {name} = V.Load({PlaceOfGradient(target).Replace("ref ", "in ")});");
        _writer.Line(
            (isNew && !hasMemory, b.Length == 0) switch
            {
                (true, true) => $"V {name} = {a};",
                (true, false) => $"V {name} = {a} * {b};",
                (false, true) => $"{name} = {name} + {a};",
                _ => $"{name} = V.MultiplyAdd({a}, {b}, {name});",
            }
        );
    }

    /// <summary>The name of the gradient of what is pulled back, loaded if it is not yet.</summary>
    private string Gradient(int number, HashSet<int> known)
    {
        if (number < 0)
        {
            string name = "g" + ContractionKernelEmitter.Text(~number);
            _writer.Line($"V {name} = V.Load(in g, {KernelText.Component(~number, "stride")});");
            return name;
        }
        if (known.Add(number))
            _writer.Line($"V {NameOfGradient(number)} = V.Load({PlaceOfGradient(number).Replace("ref ", "in ")});");
        return NameOfGradient(number);
    }

    private static string NameOfGradient(int target) => "d" + ContractionLocals.Name(target);

    private string PlaceOfGradient(int target)
    {
        int weight = ContractionTerm.WeightOf(target);
        return weight >= 0 ? $"ref gw, {KernelText.Component(weight, "stride")}"
            : target < 0 ? $"ref gx, {KernelText.Component(~target, "stride")}"
            : $"ref work, {ContractionKernelEmitter.Place(_plan.Values.Count + target)}";
    }
}
