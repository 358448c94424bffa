using System.Reflection;
using System.Text.RegularExpressions;
using GeoDL.Typed.CompilerServices;
using GeoDL.Typed.Tool.Loading;
using GeoDL.Typed.Tool.Verify;

namespace GeoDL.Typed.Tool.Page.Flow;

/// <summary>
/// Finds the flow of data by running a model once: its tape has every operation with operands and result. Calls of one
/// layer are one node.
/// </summary>
internal sealed partial class FlowRecorder
{
    private readonly List<FlowNode> _nodes = [];
    private readonly Dictionary<string, int> _layers = [];
    private readonly Dictionary<(int From, int To), IReadOnlyList<string>> _arrows = [];

    /// <summary>For each value the nodes from which it comes, and the operations since.</summary>
    private readonly Dictionary<Storage, IReadOnlyDictionary<int, IReadOnlyList<string>>> _origins = new(
        ReferenceEqualityComparer.Instance
    );

    private readonly IReadOnlyDictionary<string, DeclaredLayer> _declared;

    private FlowRecorder(IReadOnlyDictionary<string, DeclaredLayer> declared) => _declared = declared;

    /// <summary>The flow of a model's first Forward that accepts random or supplied inputs.</summary>
    public static DataFlow Of(Verifier verifier, Type type, IEquivariantModel model)
    {
        string? fault = null;
        foreach (MethodInfo forward in Verifier.Forwards(type))
        {
            if (verifier.SubjectOf(type, forward, out string reason) is not { } subject)
            {
                fault ??= reason;
                continue;
            }
            try
            {
                return Record(subject);
            }
            catch (Exception error) when (error is not OutOfMemoryException)
            {
                fault ??= ModelFactory.Reason(error);
            }
        }

        return DataFlow.Unknown(model.Parameters.Declared, fault ?? "it has no public Forward");
    }

    private static DataFlow Record(Subject subject)
    {
        (IEquivariantModel model, object? target) = subject.Create(Precision.Single);
        // As in training, since dropout is no operation otherwise.
        using Pass pass = model.Record(training: true);
        var stage = new Stage(subject.Scene, subject.Still, pass, wantsLoss: true);
        subject.Call.Call(target, stage);
        var recorder = new FlowRecorder(model.Parameters.Declared.ToDictionary(static l => l.Description.Path));
        foreach (ref readonly TapeEntry entry in pass.Workspace.Tape!.Entries)
            recorder.Add(in entry);
        foreach (Storage result in stage.Results)
            recorder.AddResult(result);
        return recorder.Flow();
    }

    /// <summary>What was found, without inputs that enter nothing but edges.</summary>
    private DataFlow Flow()
    {
        int[] kept =
        [
            .. Enumerable
                .Range(0, _nodes.Count)
                .Where(n => _nodes[n].Kind != FlowKind.Input || _arrows.Keys.Any(a => a.From == n)),
        ];
        return new DataFlow(
            [.. kept.Select(n => _nodes[n])],
            [
                .. _arrows.Select(a => new FlowArrow(
                    Array.IndexOf(kept, a.Key.From),
                    Array.IndexOf(kept, a.Key.To),
                    a.Value
                )),
            ],
            Fault: null
        );
    }

    private void Add(in TapeEntry entry)
    {
        if (entry.Operation is Layer layer && LayerOf(layer.Path) is { } path)
            AddLayer(in entry, layer, path);
        else
            AddOperation(in entry);
    }

    /// <summary>A layer of a model; some record parts of themselves, such as the linear map of a convolution.</summary>
    private void AddLayer(in TapeEntry entry, Layer layer, string path)
    {
        bool isPart = layer.Path != path;
        if (!_layers.TryGetValue(path, out int node))
        {
            node = _nodes.Count;
            _layers.Add(path, node);
            string signature = _declared[path].Result.Signature.ToString();
            _nodes.Add(new FlowNode(FlowKind.Layer, path, signature, string.Empty, node) { Calls = 0 });
        }
        _nodes[node] = _nodes[node] with
        {
            Calls = _nodes[node].Calls + (isPart ? 0 : 1),
            Rows = entry.Result.RowSpace.RowWord,
        };
        foreach ((Storage operand, bool isGeometry) in Operands(entry))
        {
            // That a kernel depends on the edges between given points goes without saying; what is no declared operand
            // of the layer is its own memory.
            bool isOwn = operand != entry.A && _declared[path].Operands.Length == 1 && !isGeometry;
            if ((isGeometry && IsGiven(operand)) || (isOwn && !_origins.ContainsKey(operand)))
                continue;
            foreach ((int from, IReadOnlyList<string> steps) in OriginsOf(operand, entry.Operation))
            {
                if (from != node || !isPart)
                    AddArrow(from, node, steps);
            }
        }

        _origins[entry.Result] = new Dictionary<int, IReadOnlyList<string>> { [node] = [] };
    }

    private void AddOperation(in TapeEntry entry)
    {
        string? step = StepName(entry.Operation);
        var origins = new Dictionary<int, IReadOnlyList<string>>();
        foreach ((Storage operand, _) in Operands(entry))
        {
            foreach ((int from, IReadOnlyList<string> steps) in OriginsOf(operand, entry.Operation))
            {
                IReadOnlyList<string> longer = step is null || steps.Contains(step) ? steps : [.. steps, step];
                if (!origins.TryGetValue(from, out IReadOnlyList<string>? known) || longer.Count < known.Count)
                    origins[from] = longer;
            }
        }

        _origins[entry.Result] = origins;
    }

    private void AddResult(Storage value)
    {
        IReadOnlyDictionary<int, IReadOnlyList<string>> origins = OriginsOf(value, null);
        int node = _nodes.Count;
        bool isPlace = value.Layout.Signature.ToString() == "1x1o" && value is Storage<double>;
        _nodes.Add(
            new FlowNode(
                FlowKind.Result,
                isPlace ? "positions" : "result",
                value.Layout.Signature.ToString(),
                value.RowSpace.RowWord,
                node
            )
        );
        foreach ((int from, IReadOnlyList<string> steps) in origins)
            AddArrow(from, node, steps);
    }

    private void AddArrow(int from, int to, IReadOnlyList<string> steps)
    {
        if (!_arrows.TryGetValue((from, to), out IReadOnlyList<string>? known) || steps.Count < known.Count)
            _arrows[(from, to)] = steps;
    }

    /// <summary>Where a value comes from; one that nothing recorded gave is an input.</summary>
    private IReadOnlyDictionary<int, IReadOnlyList<string>> OriginsOf(Storage value, Operation? reader)
    {
        if (_origins.TryGetValue(value, out IReadOnlyDictionary<int, IReadOnlyList<string>>? known))
            return known;
        if (!value.NeedsGradient && IsZero(value))
            return _origins[value] = new Dictionary<int, IReadOnlyList<string>>();
        bool isGeometry =
            reader
            is EdgeVectorsOperation
                or PositionShiftOperation
                or PositionDifferenceOperation
                or ReceiverCutoffsOperation;
        int node = isGeometry ? _nodes.FindIndex(static n => n is { Kind: FlowKind.Input, Name: "positions" }) : -1;
        if (node < 0)
        {
            node = _nodes.Count;
            _nodes.Add(
                new FlowNode(
                    FlowKind.Input,
                    isGeometry ? "positions"
                        : value.NeedsGradient ? "input"
                        : "given",
                    isGeometry ? string.Empty : value.Layout.Signature.ToString(),
                    value.RowSpace.RowWord,
                    node
                )
            );
        }
        return _origins[value] = new Dictionary<int, IReadOnlyList<string>> { [node] = [] };
    }

    private bool IsGiven(Storage value) =>
        !_origins.TryGetValue(value, out IReadOnlyDictionary<int, IReadOnlyList<string>>? known)
        || known.Keys.All(n => _nodes[n].Kind == FlowKind.Input);

    private static bool IsZero(Storage value) =>
        value is Storage<float> single
            ? !single.Values.ContainsAnyExcept(0f)
            : value is Storage<double> wide && !wide.Values.ContainsAnyExcept(0.0);

    private static IEnumerable<(Storage Value, bool IsGeometry)> Operands(TapeEntry entry)
    {
        bool hasEdges = entry.Operation is SteerableConvolutionLayer;
        if (entry.A is { } first)
            yield return (first, false);
        if (entry.B is { } second)
            yield return (second, hasEdges);
        if (entry.C is { } third)
            yield return (third, hasEdges);
    }

    /// <summary>The declared layer that an object belongs to.</summary>
    private string? LayerOf(string path)
    {
        while (!_declared.ContainsKey(path))
        {
            int end = path.LastIndexOf('.');
            if (end < 0)
                return null;
            path = path[..end];
        }

        return path;
    }

    /// <summary>An operation by the name of its class, in words; what changes nothing but the form has none.</summary>
    private static string? StepName(Operation operation)
    {
        if (operation is ConvertOperation or EdgeVectorsOperation)
            return null;
        string name = operation.GetType().Name;
        int end = name.IndexOf("Operation", StringComparison.Ordinal);
        return Capital().Replace(end < 0 ? name : name[..end], " $0").TrimStart().ToLowerInvariant();
    }

    [GeneratedRegex("[A-Z]")]
    private static partial Regex Capital();
}
