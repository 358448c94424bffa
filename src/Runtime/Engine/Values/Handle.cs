using System.ComponentModel;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// The internal representation of a feature value: a storage, and the stamp that it had when the value was created.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Handle
{
    private readonly Storage? _storage;
    private readonly int _stamp;

    internal Handle(Storage storage)
    {
        _storage = storage;
        _stamp = storage.Stamp;
    }

    /// <summary>Number of rows.</summary>
    public int Rows => Storage.Rows;

    /// <summary>The signature of the value.</summary>
    public FeatureLayout Layout => Storage.Layout;

    internal Storage Storage
    {
        get
        {
            if (_storage is null)
            {
                throw new InvalidOperationException(
                    "This feature value is empty (a default). Values come from a cloud, a table of "
                        + "rows or a layer; Zeros(like) makes one of zeros."
                );
            }
            if (_storage.Stamp != _stamp)
            {
                throw new InvalidOperationException(
                    "This feature value belongs to a pass that has ended. Copy results out (ToRows) "
                        + "before the pass is disposed or the prediction returns."
                );
            }
            return _storage;
        }
    }

    internal Storage<S> As<S>()
        where S : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<S> =>
        Storage as Storage<S>
        ?? throw new InvalidOperationException(
            $"This value has {Storage.Precision} precision, but the model has the other one. Enter inputs through the "
                + "model's own pass."
        );
}
