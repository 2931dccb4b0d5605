// Shares an event as text: by the telephone's own menu where there is one, else by the clipboard.

export default function ({ data, parentElement }) {
  const said = parentElement.querySelector(".tl-shared");
  parentElement.querySelector(".tl-share").onclick = async () => {
    try {
      if (navigator.share) await navigator.share({ title: data.title, text: data.text });
      else {
        await navigator.clipboard.writeText(data.text);
        said.textContent = "Copied.";
      }
    } catch (error) {
      if (error.name !== "AbortError") said.textContent = "The browser does not allow it.";
    }
  };
}
