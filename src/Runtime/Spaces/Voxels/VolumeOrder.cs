namespace GeoDL.Typed;

/// <summary>The order of the axes of a tensor of volumes.</summary>
public enum VolumeOrder
{
    /// <summary>Volumes, channels, slices, rows, columns: as PyTorch has them.</summary>
    Ncdhw,

    /// <summary>Volumes, slices, rows, columns, channels.</summary>
    Ndhwc,
}
