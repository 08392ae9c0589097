using System.Text.RegularExpressions;

namespace EFCore.Mixins.Tests.Docs;

/// <summary>docs/python.md names everything that the Python package has, and nothing that does not exist here.</summary>
public sealed partial class PythonPageTests
{
    private static readonly string[] PythonNames =
    [
        .. "ActiveRecordMixin AllFeaturesMixin FastAPIMixin EagerLoadMixin InspectionMixin QueryMixin".Split(' '),
        .. "ReprMixin SerializeMixin SessionMixin TimestampsMixin".Split(' '),
        .. "AlreadyExistsError DatabaseConstraintError ModelNotFoundError MissingReferenceError NoSessionError translate_integrity_error".Split(' '),
        .. "JOINED SELECTIN SUBQUERY eager_expr and_ or_ apply_query RELATION_SPLITTER OPERATOR_SPLITTER DESC_PREFIX".Split(' '),
        .. "set_sessionmaker sessionmaker session_scope execute scalars".Split(' '),
        .. "columns primary_keys_full primary_keys relations settable_relations hybrid_properties hybrid_methods_full hybrid_methods".Split(' '),
        .. "select_stmt with_ with_joined with_selectin with_subquery".Split(' '),
        .. "filterable_attributes sortable_attributes filter_expr order_expr query where order_by".Split(' '),
        .. "settable_attributes fill save create update delete destroy all first find find_or_fail".Split(' '),
        .. "__repr__ __repr_attrs__ __repr_max_length__ to_dict to_schema".Split(' '),
        .. "created_at updated_at __created_at_name__ __updated_at_name__ __datetime_func__".Split(' '),
        .. "classproperty get_relations path_to_relations_list".Split(' '),
    ];

    private static readonly string Api = File.ReadAllText(Path.Combine(Repository.Root, "test/EFCore.Mixins.Tests/Approved/EFCore.Mixins.txt"));

    private static readonly string[][] Rows =
        [.. from line in File.ReadLines(Path.Combine(Repository.Root, "docs/python.md"))
            where line.StartsWith('|') && !line.StartsWith("|-", StringComparison.Ordinal)
            select Array.ConvertAll(line.Trim('|').Split('|'), cell => cell.Trim())];

    [Fact]
    public void No_cell_is_empty()
        => Assert.All(Rows, row => Assert.DoesNotContain("", row));

    [Fact]
    public void Every_public_name_of_the_package_has_a_row()
        => Assert.All(PythonNames, name => Assert.Contains(Rows, row => NamesIn(row[0]).Contains(name)));

    [Fact]
    public void Every_name_of_ours_exists()
        => Assert.All(Rows.SelectMany(row => NamesIn(row[1])).Where(name => char.IsUpper(name[0])), name => Assert.Matches($@"\b{LastPart(name)}\b", Api));

    [Fact]
    public void The_examples_print_what_the_page_says()
    {
        var examples = Rows.Where(row => row[0].Contains(".py", StringComparison.Ordinal)).ToList();
        Assert.Equal(4, examples.Count);
        Assert.All(
            examples,
            row => Assert.All(Quoted().Matches(row[3]).Select(match => match.Groups["text"].Value), text => Assert.Contains(text, Printed(row[1]))));
    }

    /// <summary>What the sample that a cell links to prints.</summary>
    private static string[] Printed(string cell)
        => File.ReadAllLines(Path.Combine(Repository.Root, "samples/expected", Path.ChangeExtension(cell[1..cell.IndexOf(']')], ".txt")));

    private static IEnumerable<string> NamesIn(string cell)
        => Code().Matches(cell).Select(match => match.Groups["name"].Value);

    private static string LastPart(string name) => Regex.Escape(name[(name.LastIndexOf('.') + 1)..]);

    [GeneratedRegex("`(?<text>[^`]+)`")]
    private static partial Regex Quoted();

    [GeneratedRegex("`(?<name>[A-Za-z_.]+)`")]
    private static partial Regex Code();
}
