using System.Numerics;
using System.Runtime.CompilerServices;

namespace GeoDL.Typed.CompilerServices;

/// <summary>The storages of one pass, used again by the next: after a warm-up a pass allocates nothing.</summary>
/// <remarks>
/// Not thread-safe: a workspace belongs to one pass at a time. It keeps every value that user code may have seen until
/// the pass ends. In a prediction, memory that no handle outside the running operation refers to is returned: scratch,
/// and values inside a layer (ARCHITECTURE.md, "What a prediction keeps").
/// </remarks>
internal sealed class Workspace
{
    private readonly Pool<float> _single = new();
    private readonly Pool<double> _double = new();
    private readonly List<EdgeGeometry> _geometries = [];
    private readonly List<GridGeometry> _grids = [];
    private readonly List<GraphGeometry> _graphs = [];
    private readonly List<SurfaceGeometry> _surfaces = [];
    private readonly List<object> _helpers = [];
    private readonly List<Workspace> _workers = [];
    private int _geometriesUsed;
    private int _gridsUsed;
    private int _graphsUsed;
    private int _surfacesUsed;
    private int _helpersUsed;
    private long _use;

    /// <summary>The recorded operations; null in a prediction.</summary>
    internal Tape? Tape { get; set; }

    /// <summary>Whether layers behave as in training (dropout, batch statistics).</summary>
    internal bool Training { get; set; }

    /// <summary>
    /// The parts of the pass that are not features: gradients of parameters, staged statistics, random numbers.
    /// </summary>
    internal Pass? Pass { get; set; }

    /// <summary>The bytes that are allocated for values and scratch.</summary>
    internal long HeldBytes => _single.HeldBytes + _double.HeldBytes;

    /// <summary>
    /// A storage with arbitrary contents. In a prediction this releases the scratch of earlier operations, so an
    /// operation must rent its results first.
    /// </summary>
    internal Storage<S> Rent<S>(RowSpace rows, FeatureLayout layout)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        if (Tape is null)
        {
            _single.FreeScratch();
            _double.FreeScratch();
        }

        Storage<S> storage = PoolOf<S>().NextStorage();
        storage.Bind(rows, layout, this);
        return storage;
    }

    /// <summary>
    /// A storage in the workspace if there is one, otherwise on the garbage-collected heap; contents are arbitrary.
    /// </summary>
    internal static Storage<S> Rent<S>(Workspace? workspace, RowSpace rows, FeatureLayout layout)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        if (workspace is not null)
            return workspace.Rent<S>(rows, layout);
        var storage = new Storage<S>();
        storage.Bind(rows, layout, null);
        return storage;
    }

    /// <summary>
    /// Returns a value that is internal to the running layer; later values reuse its memory. Only in a prediction,
    /// because a tape would read it again. A handle to it, if there were one, would throw.
    /// </summary>
    internal void GiveBack<S>(Storage<S> value)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        if (Tape is null)
            PoolOf<S>().GiveBack(value);
    }

    /// <summary>
    /// Numbers for use within one operation and its reverse; contents are arbitrary. The span lives until the pass
    /// ends, in a prediction until the next value is rented.
    /// </summary>
    internal Span<S> Scratch<S>(int count)
        where S : unmanaged, IBinaryFloatingPointIeee754<S> => PoolOf<S>().NextScratch(count);

    internal static Span<S> Scratch<S>(Workspace? workspace, int count)
        where S : unmanaged, IBinaryFloatingPointIeee754<S> =>
        workspace is null ? new S[count] : workspace.Scratch<S>(count);

    /// <summary>The one workspace of operands that live in different places; null when all are on the heap.</summary>
    internal static Workspace? Common(Workspace? a, Workspace? b)
    {
        if (a is not null && b is not null && !ReferenceEquals(a, b))
        {
            throw new InvalidOperationException(
                "Values of two different passes cannot be combined. Enter all inputs into one pass."
            );
        }
        return a ?? b;
    }

    /// <summary>An unbound geometry.</summary>
    internal EdgeGeometry RentGeometry()
    {
        if (_geometriesUsed == _geometries.Count)
            _geometries.Add(new EdgeGeometry());
        return _geometries[_geometriesUsed++];
    }

    /// <summary>An unbound grid.</summary>
    internal GridGeometry RentGrid()
    {
        if (_gridsUsed == _grids.Count)
            _grids.Add(new GridGeometry());
        return _grids[_gridsUsed++];
    }

    /// <summary>Unbound edges of graphs.</summary>
    internal GraphGeometry RentGraph()
    {
        if (_graphsUsed == _graphs.Count)
            _graphs.Add(new GraphGeometry());
        return _graphs[_graphsUsed++];
    }

    /// <summary>An unbound surface.</summary>
    internal SurfaceGeometry RentSurface()
    {
        if (_surfacesUsed == _surfaces.Count)
            _surfaces.Add(new SurfaceGeometry());
        return _surfaces[_surfacesUsed++];
    }

    /// <summary>A grid of this pass that was bound to these images; null if there is none.</summary>
    internal GridGeometry? GridOf(RowSpace images)
    {
        for (int i = 0; i < _gridsUsed; i++)
        {
            if (_grids[i].Shape is { } shape && ReferenceEquals(shape.Images, images))
                return _grids[i];
        }
        return null;
    }

    /// <summary>
    /// An object of an operation that lives as long as the pass; its contents are left over from an earlier use.
    /// </summary>
    internal T Rent<T>()
        where T : class, new()
    {
        int found = _helpersUsed;
        while (found < _helpers.Count && _helpers[found] is not T)
            found++;
        if (found == _helpers.Count)
            _helpers.Add(new T());
        (_helpers[_helpersUsed], _helpers[found]) = (_helpers[found], _helpers[_helpersUsed]);
        return (T)_helpers[_helpersUsed++];
    }

    internal static T Rent<T>(Workspace? workspace)
        where T : class, new() => workspace is null ? new T() : workspace.Rent<T>();

    /// <summary>How much is in use.</summary>
    internal Mark Here() => new(_single.Here(), _double.Here());

    /// <summary>Returns everything that was rented since, so that a sweep that is repeated does not grow.</summary>
    internal void Return(Mark mark)
    {
        _single.Return(mark.Single);
        _double.Return(mark.Double);
    }

    /// <summary>Ensures that this number of workers have scratch of their own.</summary>
    internal void PrepareWorkers(int count)
    {
        while (_workers.Count < count)
            _workers.Add(new Workspace());
    }

    /// <summary>The scratch of a worker; its contents for an earlier part are released.</summary>
    internal Workspace ScratchOf(int worker)
    {
        _workers[worker].Reset();
        return _workers[worker];
    }

    /// <summary>The number of this use of the workspace, for <see cref="EndUse"/>.</summary>
    internal long BeginUse() => Volatile.Read(ref _use);

    internal bool IsUsedBy(long use) => Volatile.Read(ref _use) == use;

    /// <summary>Returns true once for each use: that caller returns the workspace to the pool.</summary>
    internal bool EndUse(long use) => Interlocked.CompareExchange(ref _use, use + 1, use) == use;

    internal void Reset()
    {
        _helpersUsed = 0;
        for (int i = 0; i < _geometriesUsed; i++)
            _geometries[i].Expire();
        _geometriesUsed = 0;
        for (int i = 0; i < _gridsUsed; i++)
            _grids[i].Expire();
        _gridsUsed = 0;
        for (int i = 0; i < _graphsUsed; i++)
            _graphs[i].Expire();
        _graphsUsed = 0;
        for (int i = 0; i < _surfacesUsed; i++)
            _surfaces[i].Expire();
        _surfacesUsed = 0;
        _single.Reset();
        _double.Reset();
        Tape?.Clear();
    }

    private Pool<S> PoolOf<S>()
        where S : unmanaged, IBinaryFloatingPointIeee754<S> =>
        typeof(S) == typeof(float) ? (Pool<S>)(object)_single : (Pool<S>)(object)_double;

    /// <summary>Storages and scratch in use, in each precision.</summary>
    internal readonly record struct Mark((int Storages, int Scratch) Single, (int Storages, int Scratch) Double);

    private sealed class Pool<S>
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        private readonly List<Storage<S>> _storages = [];

        // The storage returned last is reused first, whatever its size: the same calls get the same storages each time,
        // so a warm pass allocates nothing.
        private readonly Stack<Storage<S>> _givenBack = [];
        private readonly List<AlignedBuffer<S>> _scratch = [];
        private int _used;
        private int _scratchUsed;

        internal long HeldBytes =>
            Unsafe.SizeOf<S>()
            * (_storages.Sum(static s => (long)s.Capacity) + _scratch.Sum(static s => (long)s.Capacity));

        internal void FreeScratch() => _scratchUsed = 0;

        internal void GiveBack(Storage<S> storage)
        {
            storage.Expire();
            _givenBack.Push(storage);
        }

        internal (int Storages, int Scratch) Here() => (_used, _scratchUsed);

        internal void Return((int Storages, int Scratch) mark)
        {
            for (int i = mark.Storages; i < _used; i++)
                _storages[i].Expire();
            (_used, _scratchUsed) = mark;
        }

        internal Storage<S> NextStorage()
        {
            if (_givenBack.TryPop(out Storage<S>? free))
                return free;
            if (_used == _storages.Count)
                _storages.Add(new Storage<S>());
            return _storages[_used++];
        }

        internal Span<S> NextScratch(int count)
        {
            if (_scratchUsed == _scratch.Count)
                _scratch.Add(default);
            AlignedBuffer<S> buffer = _scratch[_scratchUsed];
            buffer.Reserve(count);
            _scratch[_scratchUsed++] = buffer;
            return buffer.Span(count);
        }

        internal void Reset()
        {
            for (int i = 0; i < _used; i++)
                _storages[i].Expire();
            _givenBack.Clear();
            _used = 0;
            _scratchUsed = 0;
        }
    }
}
