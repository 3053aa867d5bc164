/** A function that finds its answer when it is first asked, and remembers it. */
export function lazily<Answer>(find: () => Answer): () => Answer {
	let answer: { value: Answer } | undefined;
	return () => {
		answer ??= { value: find() };
		return answer.value;
	};
}
