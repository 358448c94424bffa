namespace GeoDL.Typed.Studies.Galaxies.Plain;

/// <summary>What the reverse of a <see cref="PlainLayer"/> needs of its forward run.</summary>
public sealed class PlainTrace
{
    /// <summary>N × channels: what galaxies remembered before.</summary>
    public float[] Before { get; set; } = [];

    /// <summary>E × channels: messages before the first activation.</summary>
    public float[] Message { get; set; } = [];

    /// <summary>The same after it.</summary>
    public float[] Active { get; set; } = [];

    /// <summary>E × channels: before the second activation.</summary>
    public float[] Refined { get; set; } = [];

    /// <summary>N × channels: sums of messages, not yet standard.</summary>
    public float[] RawSums { get; set; } = [];

    /// <summary>N × 2 channels: what was remembered beside the sums.</summary>
    public float[] Both { get; set; } = [];

    /// <summary>N × hidden: before the activation.</summary>
    public float[] Wide { get; set; } = [];

    /// <summary>The same after it.</summary>
    public float[] WideActive { get; set; } = [];
}
