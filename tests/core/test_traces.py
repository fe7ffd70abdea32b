from thidua.core.traces import trace_of


def test_a_trace_says_where_and_what_but_not_the_words_of_the_data():
    try:
        int("Nguyễn Văn An")
    except ValueError as error:
        trace = trace_of(error)

    assert trace.startswith("ValueError\n")
    assert "test_traces.py" in trace
    assert "invalid literal" not in trace
