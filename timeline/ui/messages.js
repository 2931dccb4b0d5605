// Messages of a component to Python, each with a number. A message stays in the queue until Python has carried it
// out, so that none is lost, however quickly they follow each other: Streamlit keeps only the last of several
// triggers that arrive during a run.

const PATIENCE = 1_500; // ms, doubled with each try, until a message without an answer is sent again

// Returns the function that sends a message, its name and its value. The queue stays at the place, an element that
// lasts as long as the component; `done` is the number of the last message that Python has carried out.
function messenger(place, { done }, setStateValue) {
  place.post ??= { queue: [], number: 0 };
  Object.assign(place.post, { done, sendState: setStateValue });
  return (name, value) => send(place, name, value);
}

const unanswered = ({ post }) => post.queue.filter(({ number }) => number > post.done);

function send(place, name, value) {
  const { post } = place;
  post.number = Math.max(Date.now(), post.number + 1, post.done + 1);
  post.queue = [...unanswered(place), { number: post.number, name, value }];
  deliver(place, 1);
}

// The page runs: its answer may be on the way, and another try would only begin the run anew.
const isRunning = () => document.querySelector("[data-test-script-state='running']") !== null;

function deliver(place, tries) {
  const { post } = place;
  post.sendState("sent", post.queue.map((each) => ({ ...each, tries })));
  clearTimeout(post.reminder);
  const remind = () => {
    post.queue = unanswered(place);
    if (!post.queue.length || !place.isConnected) return;
    if (isRunning()) post.reminder = setTimeout(remind, PATIENCE);
    else deliver(place, tries + 1);
  };
  post.reminder = setTimeout(remind, PATIENCE * 2 ** Math.min(tries, 6));
}

