namespace GeoDL.Typed;

/// <summary>The loss of one sample: enters the sample into the pass, runs the model, compares.</summary>
/// <typeparam name="TSample">What a sample is.</typeparam>
public delegate Loss Objective<TSample>(Pass pass, TSample sample);
