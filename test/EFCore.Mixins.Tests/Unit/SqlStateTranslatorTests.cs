using System.Data.Common;
using EFCore.Mixins.Errors;
using EFCore.Mixins.Tests.Model;
using EFCore.Mixins.Translating;

namespace EFCore.Mixins.Tests.Unit;

public sealed class SqlStateTranslatorTests
{
    [Theory]
    [InlineData("23505", DatabaseOperation.Unknown, typeof(AlreadyExistsException))]
    [InlineData("23503", DatabaseOperation.Insert, typeof(MissingReferenceException))]
    [InlineData("23503", DatabaseOperation.Delete, typeof(StillReferencedException))]
    [InlineData("23503", DatabaseOperation.Unknown, typeof(ReferenceViolationException))]
    [InlineData("23502", DatabaseOperation.Unknown, typeof(RequiredValueException))]
    [InlineData("22001", DatabaseOperation.Unknown, typeof(ValueTooLongException))]
    [InlineData("42601", DatabaseOperation.Unknown, null)]
    internal void Another_driver_is_one_class_and_one_line(string state, DatabaseOperation operation, Type? expected)
    {
        var options = new DbContextOptionsBuilder<SpecContext>().UseSqlite()
            .UseMixins(mixins => mixins.AddErrorTranslator(new SqlStateTranslator()));
        using var db = new SpecContext(options.Options);

        Assert.Equal(expected, ErrorTranslation.Translate(db, new OtherException(state), operation)?.GetType());
    }

    private sealed class OtherException(string state) : DbException
    {
        public override string SqlState => state;
    }
}
