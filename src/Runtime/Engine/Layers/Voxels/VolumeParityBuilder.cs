using System.Numerics;

namespace GeoDL.Typed.CompilerServices;

/// <summary>Collects the functions of one parity in y and z.</summary>
internal sealed class VolumeParityBuilder<S>
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    private readonly List<(int Index, bool IsOdd, double[] Values)> _functions = [];
    private readonly int _half;
    private readonly int _rows;
    private readonly int _stride;
    private readonly int _strip;

    internal VolumeParityBuilder(ReadOnlySpan<int> halves, bool isOddY, bool isOddZ, int stride, int strip)
    {
        (_half, _stride, _strip) = (halves[0], stride, strip);
        _rows = Places(halves[1], isOddY) * Places(halves[2], isOddZ);
    }

    /// <summary>Rows of numbers of a folded window, of all phases.</summary>
    internal int FoldedCount => _rows * _stride;

    /// <summary>How many places a function of a parity has along an axis.</summary>
    internal static int Places(int half, bool isOdd) => isOdd ? half : half + 1;

    /// <summary>Adds a function; returns how many values it has.</summary>
    internal int Add(int index, bool isOdd, ReadOnlySpan<double> values)
    {
        int count = _rows * Places(_half, isOdd);
        _functions.Add((index, isOdd, values[..count].ToArray()));
        return count;
    }

    /// <param name="folded">The first row of numbers of the folded window.</param>
    internal VolumeParity<S> Build(int folded)
    {
        var places = new Dictionary<(int Function, int X), int>();
        var phases = new VolumePhase<S>[_stride];
        for (int phase = 0; phase < _stride; phase++)
        {
            int first = places.Count;
            List<(int Function, int X)> own = [];
            for (int f = 0; f < _functions.Count; f++)
            {
                for (int x = _functions[f].IsOdd ? 1 : 0; x <= _half; x++)
                {
                    // The voxels x and −x are in one phase, since strides are 1 or 2.
                    if ((_half + x) % _stride == phase)
                        own.Add((f, x));
                }
            }
            foreach ((int Function, int X) place in own)
                places.Add(place, places.Count);
            var forward = new S[_rows * own.Count];
            var backward = new S[_rows * own.Count];
            for (int row = 0; row < _rows; row++)
            {
                for (int i = 0; i < own.Count; i++)
                {
                    S value = Value(own[i].Function, row, own[i].X);
                    (forward[(row * own.Count) + i], backward[(i * _rows) + row]) = (value, value);
                }
            }
            phases[phase] = new VolumePhase<S>(folded + (phase * _rows), _rows, first, own.Count, forward, backward);
        }

        return new VolumeParity<S>(
            phases,
            [
                .. _functions.Select(
                    (f, i) =>
                    {
                        int[] rows = [.. Enumerable.Range(1, _half).Select(x => places[(i, x)] * _strip)];
                        return new VolumeFunction(
                            f.Index,
                            f.IsOdd,
                            f.IsOdd ? -1 : places[(i, 0)] * _strip,
                            f.IsOdd ? -1 : (places[(i, 0)] * _strip) + (_half / _stride),
                            rows,
                            [.. rows.Select((row, x) => row + ((_half + x + 1) / _stride))],
                            [.. rows.Select((row, x) => row + ((_half - x - 1) / _stride))]
                        );
                    }
                ),
            ]
        );
    }

    private S Value(int function, int row, int x)
    {
        (_, bool isOdd, double[] values) = _functions[function];
        return S.CreateTruncating(values[(row * Places(_half, isOdd)) + (isOdd ? x - 1 : x)]);
    }
}
