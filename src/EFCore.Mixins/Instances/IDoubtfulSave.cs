namespace EFCore.Mixins.Instances;

/// <summary>A save for which it is unknown whether it was committed.</summary>
internal interface IDoubtfulSave
{
    /// <summary>Resets the values that the save has set, if they were not changed since.</summary>
    void TakeBackGiven();
}
