using System.Globalization;

namespace GeoDL.Typed;

/// <summary>Reads the pickles of PyTorch's archives: the opcodes and names that tensors need, and no others.</summary>
/// <remarks>
/// A pickle is a program for a stack machine. Here names are data: nothing is looked up, imported, constructed or
/// called, and whatever is not on the lists is refused by its name. Protocols 2 to 5 (Python, "pickletools").
/// </remarks>
internal sealed class PickleMachine
{
    /// <summary>The longest pickle that is read, in bytes.</summary>
    internal const int MaxLength = 1 << 26;

    /// <summary>The most values in one pickle: some bytes of it each, and more than any model has.</summary>
    private const int MaxValues = 1 << 22;

    private readonly PickleBytes _bytes;
    private readonly List<object?> _stack = [];
    private readonly List<int> _marks = [];
    private readonly Dictionary<long, object?> _memo = [];
    private int _values;

    private PickleMachine(byte[] code) => _bytes = new PickleBytes(code);

    /// <summary>The value that a pickle describes.</summary>
    /// <exception cref="FormatException">It is damaged, or has something that tensors do not need.</exception>
    internal static object? Read(byte[] code) => new PickleMachine(code).Run();

    private object? Run()
    {
        if (_bytes.IsAtEnd || _bytes.Byte() != 0x80 || _bytes.Byte() is not (>= 2 and <= 5))
            throw new FormatException("it is no pickle of protocol 2 to 5");
        while (true)
        {
            byte code = _bytes.Byte();
            if (code == '.')
            {
                if (!_bytes.IsAtEnd)
                    throw new FormatException($"something follows its end at byte {_bytes.At}");
                return _stack.Count == 1 && _marks.Count == 0
                    ? _stack[0]
                    : throw new FormatException($"it leaves {_stack.Count} values, not one");
            }

            Step(code);
        }
    }

    private void Step(byte code)
    {
        switch ((char)code)
        {
            case '\u0095':
                // A frame says how far to read ahead.
                if (_bytes.Length() < 0)
                    throw new FormatException("a frame has a negative length");
                break;
            case '(':
                _marks.Add(_stack.Count);
                break;
            case 'N':
                Push(null);
                break;
            case '\u0088':
                Push(true);
                break;
            case '\u0089':
                Push(false);
                break;
            case 'J':
                Push(_bytes.Int32());
                break;
            case 'K':
                Push((long)_bytes.Byte());
                break;
            case 'M':
                Push(_bytes.UInt16());
                break;
            case '\u008a':
                Push(_bytes.Integer());
                break;
            case 'G':
                Push(_bytes.Double());
                break;
            case 'X':
                Push(_bytes.Text(_bytes.UInt32()));
                break;
            case '\u008c':
                Push(_bytes.Text(_bytes.Byte()));
                break;
            case '\u008d':
                Push(_bytes.Text(_bytes.Length()));
                break;
            case 'q':
                Keep(_bytes.Byte());
                break;
            case 'r':
                Keep(_bytes.UInt32());
                break;
            case '\u0094':
                Keep(_memo.Count);
                break;
            case 'h':
                Recall(_bytes.Byte());
                break;
            case 'j':
                Recall(_bytes.UInt32());
                break;
            default:
                StepOnContainers(code);
                break;
        }
    }

    private void StepOnContainers(byte code)
    {
        switch ((char)code)
        {
            case ')':
                Push(new PickleTuple([]));
                break;
            case 't':
                Push(new PickleTuple([.. SinceMark()]));
                break;
            case '\u0085' or '\u0086' or '\u0087':
                Push(new PickleTuple(Pop(code - 0x84)));
                break;
            case ']':
                Push(new PickleList());
                break;
            case 'a':
                object? item = Pop();
                Top<PickleList>("a list").Items.Add(item);
                break;
            case 'e':
                List<object?> items = SinceMark();
                Top<PickleList>("a list").Items.AddRange(items);
                break;
            case '}':
                Push(new PickleDictionary());
                break;
            case 's':
                AddEntries([.. Pop(2)]);
                break;
            case 'u':
                AddEntries(SinceMark());
                break;
            default:
                StepOnNames(code);
                break;
        }
    }

    private void StepOnNames(byte code)
    {
        switch ((char)code)
        {
            case 'c':
                string module = _bytes.Line();
                Push(TorchNames.Allowed(new PickleName(module, _bytes.Line())));
                break;
            case '\u0093':
                object?[] words = Pop(2);
                Push(
                    words is [string space, string name]
                        ? TorchNames.Allowed(new PickleName(space, name))
                        : throw new FormatException("it names something by what is not text")
                );
                break;
            case 'Q':
                Push(TorchNames.Storage(Pop()));
                break;
            case 'R':
                object?[] call = Pop(2);
                Push(TorchNames.Value(call[0], call[1]));
                break;
            case '\u0081':
                object?[] parts = Pop(2);
                Push(
                    parts is [PickleName { IsScriptClass: true } type, PickleTuple { Items.Length: 0 }]
                        ? new PickleObject(type.FullName)
                        : throw new FormatException(
                            $"it constructs {TorchNames.Text(parts[0])}, not an empty object of TorchScript"
                        )
                );
                break;
            case 'b':
                Build(Pop());
                break;
            default:
                throw new FormatException(
                    $"it has the opcode {PickleOpcodes.NameOf(code)} at byte {_bytes.At - 1}, which no tensor needs"
                );
        }
    }

    private void AddEntries(List<object?> items)
    {
        if (items.Count % 2 != 0)
            throw new FormatException("a dictionary has a key without a value");
        PickleDictionary target = Top<PickleDictionary>("a dictionary");
        for (int i = 0; i < items.Count; i += 2)
            target.Entries.Add((items[i], items[i + 1]));
    }

    /// <summary>
    /// Attributes of an object. Of a dictionary the one that PyTorch gives it is dropped: versions of its modules.
    /// </summary>
    private void Build(object? state)
    {
        object? target = _stack.Count > Bottom ? _stack[^1] : null;
        if (state is PickleDictionary attributes)
        {
            if (target is PickleObject script)
            {
                script.Attributes.AddRange(attributes.Entries);
                return;
            }
            if (target is PickleDictionary && attributes.Entries is [{ Key: "_metadata" }])
                return;
        }

        throw new FormatException(
            target is PickleObject { Class: string type }
                ? $"an object of {TorchNames.Quoted(type)} restores itself by code of its own, and no code is run"
                : $"it gives a state to {TorchNames.Text(target)}, which no tensor needs"
        );
    }

    /// <summary>Values below the last mark are out of reach.</summary>
    private int Bottom => _marks.Count > 0 ? _marks[^1] : 0;

    private void Push(object? value)
    {
        if (++_values > MaxValues)
            throw new FormatException($"it has more than {MaxValues.ToString(CultureInfo.InvariantCulture)} values");
        _stack.Add(value);
    }

    private object? Pop() => Pop(1)[0];

    private object?[] Pop(int count)
    {
        if (_stack.Count - Bottom < count)
            throw new FormatException($"its stack is empty at byte {_bytes.At - 1}");
        object?[] values = [.. _stack[^count..]];
        _stack.RemoveRange(_stack.Count - count, count);
        return values;
    }

    private List<object?> SinceMark()
    {
        if (_marks.Count == 0)
            throw new FormatException($"there is no mark before byte {_bytes.At - 1}");
        List<object?> values = _stack[_marks[^1]..];
        _stack.RemoveRange(_marks[^1], values.Count);
        _marks.RemoveAt(_marks.Count - 1);
        return values;
    }

    private T Top<T>(string what)
        where T : class =>
        _stack.Count > Bottom && _stack[^1] is T value
            ? value
            : throw new FormatException($"it adds to something that is not {what}");

    private void Keep(long index) =>
        _memo[index] =
            _stack.Count > Bottom
                ? _stack[^1]
                : throw new FormatException($"its stack is empty at byte {_bytes.At - 1}");

    private void Recall(long index) =>
        Push(
            _memo.TryGetValue(index, out object? value)
                ? value
                : throw new FormatException($"it recalls value {index}, which it has not kept")
        );
}
