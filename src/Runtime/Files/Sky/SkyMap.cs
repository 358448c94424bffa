namespace GeoDL.Typed;

/// <summary>Maps of one HEALPix sampling, in ring order, with the pixels that were not observed.</summary>
public sealed class SkyMap
{
    /// <summary>HEALPix's number for a pixel that was not observed.</summary>
    public const double Unseen = -1.6375e30;

    private readonly string[] _names;
    private readonly double[][] _columns;
    private readonly bool[][] _masks;

    /// <param name="sampling">Where the pixels lie.</param>
    /// <param name="names">The names of the maps; no two are the same.</param>
    /// <param name="columns">A number for each pixel of each map, in ring order; <see cref="Unseen"/> and what is not
    /// finite are not observed.</param>
    /// <param name="polarisation">The convention of Q and U; null where it is not known.</param>
    /// <exception cref="ArgumentException">Names and columns do not fit, a name occurs twice, or a map has another
    /// number of pixels.</exception>
    public SkyMap(
        HealPix sampling,
        IReadOnlyList<string> names,
        IReadOnlyList<double[]> columns,
        PolarisationConvention? polarisation = null
    )
    {
        ArgumentNullException.ThrowIfNull(sampling);
        ArgumentNullException.ThrowIfNull(names);
        ArgumentNullException.ThrowIfNull(columns);
        (Sampling, Polarisation) = (sampling, polarisation);
        if (names.Count != columns.Count || names.Count == 0)
            throw new ArgumentException($"There are {names.Count} names for {columns.Count} maps.", nameof(names));
        _names = [.. names];
        _columns = new double[names.Count][];
        _masks = new bool[names.Count][];
        for (int i = 0; i < _names.Length; i++)
        {
            if (Array.FindIndex(_names, n => IsSame(n, _names[i])) < i)
                throw new ArgumentException($"Two maps have the name '{_names[i]}'.", nameof(names));
            if (columns[i].Length != sampling.Count)
            {
                throw new ArgumentException(
                    $"A map of {sampling} has {sampling.Count} pixels, but '{_names[i]}' has {columns[i].Length}.",
                    nameof(columns)
                );
            }
            _masks[i] = Array.ConvertAll(columns[i], IsSeen);
            _columns[i] = new double[columns[i].Length];
            for (int p = 0; p < columns[i].Length; p++)
                _columns[i][p] = _masks[i][p] ? columns[i][p] : 0;
        }
    }

    /// <summary>Where the pixels lie.</summary>
    public HealPix Sampling { get; }

    /// <summary>The convention of Q and U; null where the file did not say it.</summary>
    public PolarisationConvention? Polarisation { get; }

    /// <summary>The names of the maps.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>The numbers of a map, a copy; 0 where it was not observed.</summary>
    /// <exception cref="ArgumentException">There is no map of that name.</exception>
    public double[] Values(string name) => [.. _columns[At(name)]];

    /// <summary>Whether a map was observed, pixel by pixel; a copy.</summary>
    /// <exception cref="ArgumentException">There is no map of that name.</exception>
    public bool[] Mask(string name) => [.. _masks[At(name)]];

    /// <summary>The same maps in a convention: U changes its sign where it is the other one.</summary>
    /// <remarks>
    /// The map U is the one called <c>U</c> or <c>U_…</c>, <c>U-…</c>.
    /// </remarks>
    /// <exception cref="InvalidOperationException">The convention of these is not known, or no map is called
    /// U.</exception>
    public SkyMap In(PolarisationConvention convention)
    {
        if (Polarisation is not { } own)
        {
            throw new InvalidOperationException(
                "The convention of these maps is not known: the file has no POLCCONV. Give it to HealPixFile.Read."
            );
        }
        if (own == convention)
            return this;
        int u = Array.FindIndex(
            _names,
            static n => IsSame(n, "U") || n.Length > 1 && "Uu".Contains(n[0]) && n[1] is '_' or '-'
        );
        if (u < 0)
            throw new InvalidOperationException($"No map is called U; there are {string.Join(", ", _names)}.");
        double[][] columns = Stored();
        for (int p = 0; p < columns[u].Length; p++)
            columns[u][p] = _masks[u][p] ? -columns[u][p] : Unseen;
        return new SkyMap(Sampling, _names, columns, convention);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{string.Join(", ", _names)} on {Sampling}";

    /// <summary>The maps with <see cref="Unseen"/> where they were not observed.</summary>
    internal double[][] Stored()
    {
        var result = new double[_columns.Length][];
        for (int i = 0; i < result.Length; i++)
        {
            result[i] = new double[Sampling.Count];
            for (int p = 0; p < Sampling.Count; p++)
                result[i][p] = _masks[i][p] ? _columns[i][p] : Unseen;
        }

        return result;
    }

    /// <summary>Files in single precision have another number near it.</summary>
    private static bool IsSeen(double value) =>
        double.IsFinite(value) && Math.Abs(value - Unseen) > 1e-5 * Math.Abs(Unseen);

    private static bool IsSame(string name, string other) =>
        string.Equals(name, other, StringComparison.OrdinalIgnoreCase);

    private int At(string name)
    {
        int at = Array.FindIndex(_names, n => IsSame(n, name));
        return at >= 0
            ? at
            : throw new ArgumentException($"There is no map '{name}', only {string.Join(", ", _names)}.", nameof(name));
    }
}
