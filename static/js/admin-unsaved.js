// The copy in this browser of words that no server has confirmed, a window each: for when the line is down.

const PREFIX = "unsaved:";

// A copy: user, window, url (where it is to be kept), body (the form's fields), at, sent (the form was sent with it).
export function put(copy) {
  try {
    localStorage.setItem(PREFIX + copy.window, JSON.stringify(copy));
  } catch {
    // The browser's store is full or forbidden: the server's copy remains.
  }
}

export function drop(window, at = null) {
  const key = PREFIX + window;
  if (at === null || stored(key)?.at === at) localStorage.removeItem(key);
}

export function copiesOf(user) {
  return Object.keys(localStorage)
    .filter((key) => key.startsWith(PREFIX))
    .map(stored)
    .filter((copy) => copy?.body && copy.user === user);
}

function stored(key) {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null;
  }
}
